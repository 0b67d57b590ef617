import { decodeText } from "./decode-text.ts";

/** Codings that programs write without looking: what is really there may be any. */
const unreliable = /^(us-ascii|ascii|utf-?8|unknown(-8bit)?|default|x-.*)$/i;
const charset = /(charset\s*=\s*"?)([\w.:-]{1,40})/gi;

/**
 * A mail as its reader wants it: with line ends, and in UTF-8 where it has bare signs beyond ASCII and no coding that can be
 * relied upon.
 */
export function straightenMail(bytes: Uint8Array): Uint8Array {
  const file = withLineEnds(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!file.some((byte) => byte >= 0x80)) return file;
  const text = file.toString("latin1");
  for (const [, , name = ""] of text.matchAll(charset)) if (!unreliable.test(name)) return file;
  return Buffer.from(decodeText(file).replace(charset, "$1utf-8"));
}

/** Those of a Mac of old part nothing for today's readers. */
function withLineEnds(file: Buffer): Buffer {
  return file.includes(10) || !file.includes(13) ? file : Buffer.from(file.map((byte) => (byte === 13 ? 10 : byte)));
}

/** What stands after the heading, as it is, for a mail in whose body its reader finds nothing. */
export function bareBody(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  const end = /\r?\n\r?\n/.exec(text);
  return end ? text.slice(end.index + end[0].length) : "";
}
