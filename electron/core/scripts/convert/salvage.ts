import { constants, inflateRawSync } from "node:zlib";
import { limits } from "./conversion.ts";

const textParts = /^(word\/document\d*\.xml|content\.xml|ppt\/slides\/slide\d+\.xml|xl\/sharedStrings\.xml)$/;
const mostParts = 500;
const mostBytes = 32 * 1024 * 1024;

/**
 * The words that are left of a broken DOCX, ODT, PPTX or XLSX. A ZIP that was cut off has lost its directory, at the end, but
 * each part also has a header of its own before it, and what was compressed unpacks as far as it goes.
 */
export function salvageText(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: string[] = [];
  let characters = 0;
  let at = file.indexOf("PK\x03\x04", 0, "latin1");
  for (let parts = 0; at !== -1 && at + 30 <= file.length && parts < mostParts; parts += 1) {
    const name = file.toString("utf8", at + 30, at + 30 + file.readUInt16LE(at + 26)).replaceAll("\\", "/");
    const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
    if (textParts.test(name) && start < file.length && characters < limits.readableText) {
      const text = textOfXml(unpack(file, at, start));
      characters += text.length;
      found.push(text);
    }
    at = file.indexOf("PK\x03\x04", at + 4, "latin1");
  }
  const text = found.join("\n").slice(0, limits.readableText).trim();
  return text === "" ? null : text;
}

function unpack(file: Buffer, header: number, start: number): string {
  const stored = file.readUInt16LE(header + 8) === 0;
  if (stored) return file.toString("utf8", start, start + Math.min(mostBytes, file.readUInt32LE(header + 18)));
  try {
    return inflateRawSync(file.subarray(start), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: mostBytes,
    }).toString("utf8");
  } catch {
    return "";
  }
}

function textOfXml(xml: string): string {
  const text = xml
    .slice(0, mostBytes)
    .replace(/<\/(w:p|text:p|text:h|a:p|si)>/g, "\n")
    .replace(/<[^<>]*>?/g, "")
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "'");
  return text.replace(/[ \t]+/g, " ").replace(/\n\s*\n+/g, "\n");
}
