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

export function stripRtf(text: string): string {
  return text.replace(/\\[a-z]+-?\d* ?|[{}]/g, " ");
}

/** Words out of HTML without laying it out: for what is too large to be cleaned. */
export function stripTags(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi, " ")
    .replace(/<[^<>]*>/g, " ")
    .replace(/[ \t]+/g, " ");
}
