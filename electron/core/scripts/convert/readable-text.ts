import { type ConvertibleKind, limits } from "./conversion.ts";
import { decodeText } from "./decode-text.ts";

const textLike = new Set<ConvertibleKind>(["html", "eml", "csv", "markdown", "text", "rtf"]);
const beginning = 1024 * 1024;

/**
 * What a person can still read of a text-like file that couldn't be laid out: its beginning, without its marks. Takes time in
 * proportion to a bounded length, so it is safe outside the conversion thread too.
 */
export function readableText(kind: ConvertibleKind, bytes: Uint8Array): string | null {
  if (!textLike.has(kind)) return null;
  const text = decodeText(bytes.subarray(0, beginning));
  const plain = kind === "rtf" ? stripRtf(text) : stripTags(text);
  return plain.trim() === "" ? null : plain.slice(0, limits.readableText);
}

const latin = new TextDecoder("windows-1252");

export function stripRtf(text: string): string {
  return text
    .replace(/[\r\n]+/g, "")
    .replace(/\\(?:par|line|row|page|sect)\b ?/g, "\n")
    .replace(/\\'([0-9a-f]{2})/gi, (_, code: string) => latin.decode(Uint8Array.of(Number.parseInt(code, 16))))
    .replace(/\\[a-z]+-?\d* ?|[{}]/g, " ")
    .replace(/[ \t]+/g, " ");
}

const lineEnds = /<\/(?:p|div|h[1-6]|li|tr|dt|dd|blockquote|pre|table|ul|ol|title)\s*>|<(?:br|hr)\b[^<>]*>/gi;

/** Words out of HTML without laying it out: for what is too large to be cleaned. */
export function stripTags(html: string): string {
  const lines = html.replace(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi, " ").replace(lineEnds, "\n");
  return textOfMarkup(lines.replace(/<[^<>]*>/g, " "))
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/\n\s*\n+/g, "\n\n");
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Without its tags, one that is cut off at the end too, and with its signs written out. */
export function textOfMarkup(markup: string): string {
  return markup
    .replace(/<[^<>]*>?/g, "")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
      if (name) return named[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
    });
}
