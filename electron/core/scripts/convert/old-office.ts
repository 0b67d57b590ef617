import CFB from "cfb";
import { type OfficeFormat, OfficeNeeded, Unshowable } from "./conversion.ts";

const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

export function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && compoundFile.equals(bytes.subarray(0, 8));
}

/** A stream by which an old document is known, and how it says that it is locked. */
type Sign = {
  readonly stream: string;
  readonly format: OfficeFormat;
  isLocked(stream: Buffer, others: ReadonlyMap<string, Buffer>): boolean;
};

const signs: readonly Sign[] = [
  { stream: "WordDocument", format: "doc", isLocked: isLockedWord },
  {
    stream: "PowerPoint Document",
    format: "ppt",
    isLocked: (_stream, others) => isLockedSlides(others.get("current user")),
  },
  { stream: "Workbook", format: "xls", isLocked: isLockedBook },
  { stream: "Book", format: "xls", isLocked: isLockedBook },
];

/**
 * Old office files, and new ones under a password, are OLE compound files. What is inside tells by the names of the streams at
 * its top: further down are the documents that are embedded in it.
 * @throws OfficeNeeded for an old format; Unshowable encrypted, damaged.
 */
export function refuseCompoundFile(bytes: Uint8Array): never {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const streams = topStreams(content) ?? mentionedStreams(content);
  if (streams.has("encryptedpackage")) throw new Unshowable("encrypted");
  for (const { stream, format, isLocked } of signs) {
    const found = streams.get(stream.toLowerCase());
    if (found) throw new OfficeNeeded(format, isLocked(found, streams));
  }
  throw new Unshowable("damaged");
}

/** By their names in small letters: some programs write them in capitals. Undefined where the file is damaged. */
function topStreams(content: Buffer): Map<string, Buffer> | undefined {
  try {
    const { FileIndex, FullPaths } = CFB.read(content, { type: "buffer" });
    const streams = new Map<string, Buffer>();
    for (const [index, path] of FullPaths.entries()) {
      const [, name, ...deeper] = path.split("/");
      const entry = FileIndex[index];
      if (name && deeper.length === 0 && entry) streams.set(name.toLowerCase(), Buffer.from(entry.content ?? []));
    }
    return streams;
  } catch {
    return undefined;
  }
}

/** LibreOffice may still make something of a damaged one, so it is told by the names that stand in it. */
function mentionedStreams(content: Buffer): Map<string, Buffer> {
  const names = ["EncryptedPackage", ...signs.map(({ stream }) => stream)];
  return new Map(
    names.filter((name) => content.includes(name, 0, "utf16le")).map((name) => [name.toLowerCase(), Buffer.alloc(0)]),
  );
}

/** Bit 8 of the flags at offset 10 ([MS-DOC] 2.5.2). */
function isLockedWord(stream: Buffer): boolean {
  return stream.length >= 12 && (stream.readUInt16LE(10) & 0x0100) !== 0;
}

/** A FILEPASS record (2F) right after the one that begins the workbook ([MS-XLS] 2.4.117), or after its protection (86). */
function isLockedBook(stream: Buffer): boolean {
  for (let at = 0, records = 0; at + 4 <= stream.length && records < 4; records += 1) {
    if (stream.readUInt16LE(at) === 0x2f) return true;
    at += 4 + stream.readUInt16LE(at + 2);
  }
  return false;
}

/** The token in the stream "Current User" ([MS-PPT] 2.3.2). */
function isLockedSlides(user: Buffer | undefined): boolean {
  return user !== undefined && user.length >= 16 && user.readUInt32LE(12) === 0xf3d1c4df;
}

/** From before compound files: Word 1 and 2, Excel 2 to 4, by how they begin. @throws OfficeNeeded. */
export function refuseOlderOffice(bytes: Uint8Array): void {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if ((first === 0xdb || first === 0x9b) && second === 0xa5) throw new OfficeNeeded("doc");
  const isBeginning = first === 0x09 && /^(0|2|4)$/.test(String(second)) && third <= 8 && fourth === 0;
  if (isBeginning) throw new OfficeNeeded("xls");
}

/** Office 2003 also wrote its documents as one XML file, which still ends in .doc or .xls. @throws OfficeNeeded. */
export function refuseFlatOffice(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (start.includes('progid="Word.Document"')) throw new OfficeNeeded("doc");
  if (start.includes('progid="Excel.Sheet"')) throw new OfficeNeeded("xls");
}
