import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { nameOf } from "../../electron/core/archive/entry-name.ts";

const name = "Siân Ó Súilleabháin/dæmi £.docx";
/** As Explorer writes it where the computer's code page is 850. */
const inPage850 = Buffer.from([...Buffer.from("Si\x83n \xe0 S\xa3illeabh\xa0in/d\x91mi \x9c.docx", "latin1")]);
const inUtf8 = Buffer.from(name);

function unicodePath(of: Buffer, version = 1) {
  const head = Buffer.alloc(5);
  head.writeUInt8(version);
  head.writeUInt32LE(crc32(of), 1);
  return { id: 0x7075, data: Buffer.concat([head, inUtf8]) };
}

test("a name is read in UTF-8 where its flag says so, or where it is valid as such", () => {
  expect(nameOf({ generalPurposeBitFlag: 0x800, fileNameRaw: inUtf8, extraFields: [] })).toBe(name);
  expect(nameOf({ generalPurposeBitFlag: 0, fileNameRaw: inUtf8, extraFields: [] })).toBe(name);
});

test("a name without the flag, and not in UTF-8, is read in code page 850", () => {
  expect(nameOf({ generalPurposeBitFlag: 0, fileNameRaw: inPage850, extraFields: [] })).toBe(name);
  const capitals = Buffer.from([0xb5, 0xd6, 0xe9, 0x9d, 0xe3]);
  expect(nameOf({ generalPurposeBitFlag: 0, fileNameRaw: capitals, extraFields: [] })).toBe("ÁÍÚØÒ");
  expect(nameOf({ generalPurposeBitFlag: 0, fileNameRaw: Buffer.from([0xff, 0xf0, 0x80]), extraFields: [] })).toBe(
    "\u00a0\u00adÇ",
  );
});

test("the field with the Unicode name counts, unless it stands for another name", () => {
  const plain = Buffer.from("Si_n.docx");
  const entry = { generalPurposeBitFlag: 0, fileNameRaw: plain };
  expect(nameOf({ ...entry, extraFields: [unicodePath(plain)] })).toBe(name);
  expect(nameOf({ ...entry, extraFields: [unicodePath(Buffer.from("older.docx"))] })).toBe("Si_n.docx");
  expect(nameOf({ ...entry, extraFields: [unicodePath(plain, 2)] })).toBe("Si_n.docx");
});
