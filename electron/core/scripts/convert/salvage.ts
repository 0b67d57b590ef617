import { limits } from "./conversion.ts";
import { textOfMarkup } from "./readable-text.ts";
import { inflateAsFar } from "./zip-shape.ts";

const textParts =
  /^(word\/(document\d*|footnotes|endnotes)\.xml|content\.xml|ppt\/(slides|notesSlides)\/\w+\d+\.xml|ppt\/diagrams\/data\d+\.xml|xl\/sharedStrings\.xml)$/;
const mostParts = 500;
const mostBytes = 32 * 1024 * 1024;
const localSign = "PK\x03\x04";

/**
 * The words that are left of a broken DOCX, PPTX, XLSX or OpenDocument file. A ZIP that was cut off has lost its directory, at
 * the end, but each part also has a header of its own before it, and what was compressed unpacks as far as it goes.
 */
export function salvageText(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: string[] = [];
  let characters = 0;
  let at = file.indexOf(localSign, 0, "latin1");
  for (let parts = 0; at !== -1 && at + 30 <= file.length && parts < mostParts; parts += 1) {
    const name = file.toString("utf8", at + 30, at + 30 + file.readUInt16LE(at + 26)).replaceAll("\\", "/");
    const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
    if (textParts.test(name) && start < file.length && characters < limits.readableText) {
      const text = textOfXml(unpack(file, at, start)).trim();
      characters += text.length;
      if (text !== "") found.push(text);
    }
    at = file.indexOf(localSign, at + 4, "latin1");
  }
  const text = found.join("\n").slice(0, limits.readableText);
  return text === "" ? null : text;
}

function unpack(file: Buffer, header: number, start: number): string {
  if (file.readUInt16LE(header + 8) !== 0) return inflateAsFar(file.subarray(start), mostBytes).toString("utf8");
  // A program that didn't know the size yet when it wrote the header left it open there.
  const said = file.readUInt32LE(header + 18);
  const next = file.indexOf("PK", start, "latin1");
  const size = said > 0 ? said : (next === -1 ? file.length : next) - start;
  return file.toString("utf8", start, start + Math.min(mostBytes, size));
}

const textEnds = /<\/(?:w:p|text:p|text:h|a:p|si)>|<(?:w:br|w:cr|a:br|text:line-break)\b[^<>]*>/g;
const spaces = /<(?:w:tab|text:tab|text:s)\b[^<>]*>/g;

function textOfXml(xml: string): string {
  // Before an OpenDocument's body stand the signs of its formats.
  const body = xml.slice(Math.max(0, xml.indexOf("<office:body")), mostBytes);
  // Line ends between the tags of a file that is written for the eye of a programmer are none of the text.
  const onOneLine = body.replace(/[ \t]*[\r\n]+[ \t]*/g, " ");
  const text = textOfMarkup(onOneLine.replace(textEnds, "\n").replace(spaces, " "));
  return text.replace(/[ \t]+/g, " ").replace(/ ?\n\s*/g, "\n");
}
