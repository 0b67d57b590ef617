import { type ConvertibleKind, type OfficeFormat, OfficeNeeded, Unshowable } from "./conversion.ts";
import type { Package } from "./package.ts";

/** Which document a ZIP of parts really is, whatever its name says. */
export async function kindOfPackage(parts: Package): Promise<ConvertibleKind | "ods" | undefined> {
  const mimetype = (await parts.readIfThere("mimetype"))?.toString("latin1").slice(0, 100) ?? "";
  if (mimetype.includes("opendocument.text")) return "odt";
  if (mimetype.includes("opendocument.spreadsheet")) return "ods";
  if (mimetype.includes("opendocument.presentation")) throw new OfficeNeeded("odp");
  if (parts.has("xl/workbook.xml")) return "xlsx";
  if (parts.has("ppt/presentation.xml")) return "pptx";
  if (parts.names.some((name) => /^word\/document\d*\.xml$/.test(name))) return "docx";
  if (parts.has("content.xml")) return "odt";
  return undefined;
}

const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

export function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && compoundFile.equals(bytes.subarray(0, 8));
}

/**
 * Old office files, and new ones under a password, are OLE compound files. What is inside tells by the names of its streams.
 * @throws OfficeNeeded for an old format; Unshowable encrypted, damaged.
 */
export function refuseCompoundFile(bytes: Uint8Array): never {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string) => content.includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) throw new Unshowable("encrypted");
  const formats: readonly (readonly [string, OfficeFormat])[] = [
    ["WordDocument", "doc"],
    ["PowerPoint Document", "ppt"],
    ["Workbook", "xls"],
    ["Book", "xls"],
  ];
  const found = formats.find(([stream]) => holds(stream));
  if (!found) throw new Unshowable("damaged");
  if (found[1] === "doc" && isEncryptedWord(content)) throw new Unshowable("encrypted");
  throw new OfficeNeeded(found[1]);
}

/** Office 2003 also wrote its documents as one XML file, which still ends in .doc or .xls. @throws OfficeNeeded. */
export function refuseFlatOffice(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (start.includes('progid="Word.Document"')) throw new OfficeNeeded("doc");
  if (start.includes('progid="Excel.Sheet"')) throw new OfficeNeeded("xls");
}

/** The first stream of a Word file starts on a sector; bit 8 of the flags at its offset 10 says that it is encrypted. */
function isEncryptedWord(content: Buffer): boolean {
  for (let sector = 512; sector + 12 <= Math.min(content.length, 512 * 2048); sector += 512) {
    if (content.readUInt16LE(sector) === 0xa5ec) return (content.readUInt16LE(sector + 10) & 0x0100) !== 0;
  }
  return false;
}

export const commentsNote = "Comments in the margin of this document are not shown here: save it to read them.";

/** What a package carries that is never run, fetched or shown; said so, since an assessor may wonder. */
export async function notesOfPackage(parts: Package): Promise<string[]> {
  const { names } = parts;
  const notes: string[] = [];
  if (names.some((name) => /vbaProject\.bin$|^Basic\/|^Scripts\//i.test(name))) {
    notes.push("This document carries macros (small programs). They are never run here.");
  }
  if (names.some((name) => /(^|\/)(charts\/chart|diagrams\/data)[^/]*\.xml$/i.test(name))) {
    notes.push("Charts or diagrams in this document can't be shown here: save it to see them.");
  }
  if (names.some((name) => /^xl\/media\//i.test(name))) {
    notes.push("Pictures in this workbook are not shown here: save it to see them.");
  }
  if (names.some((name) => /(^|\/)embeddings\/|^Object /i.test(name))) {
    notes.push("This document has other files embedded in it. They are not opened here.");
  }
  if (await refersOutside(parts)) {
    notes.push(
      "This document refers to things outside itself (such as a template or a picture). They are never fetched.",
    );
  }
  return notes;
}

async function refersOutside(parts: Package): Promise<boolean> {
  for (const name of parts.names.filter((candidate) => candidate.endsWith(".rels")).slice(0, 50)) {
    const links = (await parts.read(name)).toString("utf8");
    // An ordinary hyperlink is external too; it is only ever followed by a person.
    for (const link of links.match(/<[^>]*TargetMode="External"[^>]*>/g) ?? []) {
      if (!/relationships\/hyperlink"/.test(link)) return true;
    }
  }
  return false;
}
