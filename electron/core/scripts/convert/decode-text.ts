import chardet from "chardet";
import { clearly, readLatin } from "./latin-codings.ts";

/**
 * Text out of bytes of an unsaid coding: a byte-order mark decides; then the pattern that UTF-16 and UTF-32 leave; then UTF-8
 * if it is valid, or nearly so; else what the document declares; else what the bytes of another alphabet look like; else the
 * Latin coding in which its words look like words.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  return decodeBytes(bytes, declared).replace(/^\uFEFF+/, "");
}

function decodeBytes(bytes: Uint8Array, declared?: string): string {
  const wide = guessUtf32(bytes);
  if (wide) return decodeUtf32(bytes, wide);
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
    return decodeOld(bytes, declared);
  }
}

function decodeOld(bytes: Uint8Array, declared: string | undefined): string {
  const repaired = nearlyUtf8(bytes);
  if (repaired !== undefined) return repaired;
  // That it is Unicode is known to be wrong by now.
  if (declared && !/^(utf|ucs|unicode)/i.test(declared.trim())) return decoderFor(declared).decode(bytes);
  const latin = readLatin(bytes);
  const alphabet = latin.looks > clearly ? undefined : guessAlphabet(bytes);
  return alphabet ? decoderFor(alphabet).decode(bytes) : latin.decode(bytes);
}

/** A single wrong byte must not spoil all the signs that are right. */
function nearlyUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder("utf-8").decode(bytes);
  let right = 0;
  let wrong = 0;
  for (const [sign] of text.matchAll(/[^\0-\x7f]/gu)) {
    if (sign === "\uFFFD") wrong += 1;
    else right += 1;
  }
  return wrong * 10 <= right ? text : undefined;
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

const highestSign = 0x10_ffff;

/** UTF-32, with its mark or without: every four bytes are one sign, and all of them are signs there can be. */
export function guessUtf32(bytes: Uint8Array): "little" | "big" | undefined {
  const signs = Math.min(1024, Math.floor(bytes.length / 4));
  if (signs < 2) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, signs * 4);
  const fits = (little: boolean) => {
    for (let at = 0; at < signs * 4; at += 4) {
      const sign = view.getUint32(at, little);
      if (sign === 0 || sign > highestSign || (sign >= 0xd800 && sign <= 0xdfff)) return false;
    }
    return true;
  };
  if (fits(true)) return "little";
  return fits(false) ? "big" : undefined;
}

function decodeUtf32(bytes: Uint8Array, order: "little" | "big"): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const sign = view.getUint32(at, order === "little");
    const isSign = sign <= highestSign && !(sign >= 0xd800 && sign <= 0xdfff);
    pieces.push(isSign ? String.fromCodePoint(sign) : "\uFFFD");
  }
  return pieces.join("");
}

function decoderFor(label: string | undefined): TextDecoder {
  try {
    return new TextDecoder(label?.trim() || "windows-1252");
  } catch {
    return new TextDecoder("windows-1252");
  }
}
