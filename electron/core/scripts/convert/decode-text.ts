import chardet from "chardet";

/**
 * Text out of bytes of an unsaid coding: a byte-order mark decides; then the pattern that UTF-16 leaves; then UTF-8 if it is
 * valid; else what the document declares; else what the bytes of another alphabet look like; else Windows-1252, as old word
 * processors wrote it.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const utf16 = guessUtf16(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  // In seven bits, so it would pass as UTF-8.
  if (declared && /^iso-2022-/i.test(declared)) return decoderFor(declared).decode(bytes);
  try {
    // `stream`: a last character that was cut off must not turn the whole text into another coding.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return decoderFor(declared ?? guessAlphabet(bytes)).decode(bytes);
  }
}

/**
 * In a text of the Latin alphabet few letters lie outside ASCII, and too few to guess by; in Cyrillic, Greek, Hebrew, Arabic,
 * Chinese, Japanese or Korean nearly all do.
 */
function guessAlphabet(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 64 * 1024);
  const outside = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  const ascii = sample.reduce((count, byte) => count + ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a ? 1 : 0), 0);
  return outside > ascii ? (chardet.detect(sample) ?? undefined) : undefined;
}

/** Latin text in UTF-16 without a mark: nearly every other byte is zero. */
export function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = bytes.subarray(0, 4096);
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (sample[index] === 0) even += 1;
    if (sample[index + 1] === 0) odd += 1;
  }
  if (odd > pairs * 0.7 && even < pairs * 0.1) return "utf-16le";
  if (even > pairs * 0.7 && odd < pairs * 0.1) return "utf-16be";
  return undefined;
}

function decoderFor(label: string | undefined): TextDecoder {
  try {
    return new TextDecoder(label?.trim() || "windows-1252");
  } catch {
    return new TextDecoder("windows-1252");
  }
}
