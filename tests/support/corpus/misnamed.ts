import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HostileFile } from "./hostile.ts";
import { docx, onePage, paragraph, xlsx } from "./parts.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "..", "..", "fixtures", name));

/** Real files cut off at every tenth. A ZIP without its end is damaged; a picture is shown as far as it goes. */
export async function truncated(): Promise<HostileFile[]> {
  const cuts = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const kinds: readonly (readonly [string, Omit<HostileFile, "name" | "bytes">])[] = [
    ["assignment.docx", { shown: false, says: /damaged or incomplete/ }],
    ["diary.odt", { shown: false, says: /damaged or incomplete/ }],
    ["assignment.pdf", { shown: "either" }],
    ["scan.png", { shown: true, says: /incomplete/ }],
    ["scan.jpg", { shown: true, says: /incomplete/ }],
  ];
  return kinds.flatMap(([name, expected]) => {
    const whole = fixture(name);
    return cuts.map((tenth) => ({
      name: `cut-${tenth}0-${name}`,
      bytes: whole.subarray(0, Math.floor((whole.length * tenth) / 10)),
      ...expected,
    }));
  });
}

export async function misnamed(): Promise<HostileFile[]> {
  const word = await docx(paragraph("A letter"));
  const sheet = await xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>');
  const letter = onePage("A letter");
  const isOther = /ends like another kind/;
  const empties = [
    "pdf",
    "docx",
    "odt",
    "xlsx",
    "pptx",
    "rtf",
    "txt",
    "md",
    "html",
    "csv",
    "png",
    "jpg",
    "tiff",
    "eml",
    "doc",
    "xyz",
  ];
  return [
    ...empties.map((ending) => ({ name: `empty.${ending}`, bytes: Buffer.alloc(0), shown: false, says: /empty/ })),
    { name: "png-as.docx", bytes: fixture("scan.png"), shown: true, says: isOther },
    { name: "png-as.pdf", bytes: fixture("scan.png"), shown: true, says: isOther },
    { name: "pdf-as.jpg", bytes: letter, shown: true, says: isOther },
    { name: "pdf-as.docx", bytes: letter, shown: true, says: isOther },
    { name: "pdf-as.txt", bytes: letter, shown: true, says: isOther },
    { name: "pdf-without-ending", bytes: letter, shown: true },
    { name: "docx-as.pdf", bytes: word, shown: true, says: isOther },
    { name: "docx-as.txt", bytes: word, shown: true, says: isOther },
    { name: "docx-as.doc", bytes: word, shown: true },
    { name: "xlsx-as.docx", bytes: sheet, shown: true },
    { name: "rtf-as.doc", bytes: Buffer.from("{\\rtf1 Hello}"), shown: true },
    { name: "text-as.pdf", bytes: Buffer.from("Only text."), shown: false, says: /damaged|not what/ },
    { name: "text-as.docx", bytes: Buffer.from("Only text."), shown: false, says: /damaged|not what/ },
    { name: "html-as.docx", bytes: Buffer.from("<html><script>x</script>"), shown: false, says: /damaged|not what/ },
    { name: "program-as.docx", bytes: Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(4000)]), shown: false },
    { name: "program-as.txt", bytes: Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(4000)]), shown: false },
    {
      name: "program.exe",
      bytes: Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(4000)]),
      shown: false,
      says: /not shown in the program/,
    },
    {
      name: "photo.heic",
      bytes: Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
      shown: false,
      says: /HEIC/,
    },
    { name: "folder.zip", bytes: await docx(paragraph("x")), shown: "either" },
    { name: "polyglot-zip.pdf", bytes: Buffer.concat([letter, word]), shown: true },
    { name: "polyglot-pdf.docx", bytes: Buffer.concat([word, letter]), shown: "either" },
    { name: "polyglot.gif", bytes: Buffer.from("GIF89a/*\0\0\0\0*/=1;alert(1)", "latin1"), shown: "either" },
    { name: "polyglot.html", bytes: Buffer.concat([Buffer.from("<!-- %PDF-1.4 -->"), letter]), shown: "either" },
    { name: "only-a-mark.pdf", bytes: Buffer.from("%PDF-1.7"), shown: false, says: /damaged/ },
    {
      name: "picture.svg",
      bytes: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
      shown: false,
    },
    { name: "random.bin", bytes: noise(50_000), shown: false },
    ...["pdf", "docx", "odt", "rtf", "xlsx", "pptx", "png", "jpg", "tif", "doc"].map((ending) => ({
      name: `noise.${ending}`,
      bytes: noise(20_000),
      shown: false,
    })),
    { name: "noise.eml", bytes: noise(20_000), shown: "either" },
    { name: "noise.csv", bytes: noise(20_000), shown: "either" },
    { name: "\u202Efdp.exe.txt", bytes: Buffer.from("reversed name"), shown: true },
    { name: "two\nlines.txt", bytes: Buffer.from("a name in two lines"), shown: true },
    { name: `${"long ".repeat(48)}name.txt`, bytes: Buffer.from("a long name"), shown: true },
    { name: "-rf; $(touch pwned) `x` '\".txt", bytes: Buffer.from("a name for shells"), shown: true },
    { name: "..%2F..%2Fetc.txt", bytes: Buffer.from("a name for paths"), shown: true },
  ];
}

/** The same noise at every run. */
export function noise(length: number): Buffer {
  let state = 42;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
      return state >> 16;
    }),
  );
}
