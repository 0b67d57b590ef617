import { readFile } from "node:fs/promises";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import { makeProse } from "../support/prose.ts";
import { unzip, zip } from "../support/zip.ts";

/** A script as a word processor writes one: this many pages of text, another one for each seed. */
export async function makePdf(pages: number, seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({ size: "A4", margin: 60 });
  const pieces: Buffer[] = [];
  document.on("data", (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve) => document.once("end", () => resolve()));
  for (let page = 0; page < pages; page += 1) {
    if (page > 0) document.addPage();
    document.fontSize(16).text(`Page ${page + 1}`);
    document.fontSize(11).text(makeProse(seed * 1000 + page, 380));
  }
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(pieces));
}

const bodyOf = (xml: string) => /<w:body>(.*)<w:sectPr/s.exec(xml)?.[1] ?? "";

/** Two of the demonstration's scripts in one, as a word processor wrote them: some 6,200 words, another file for each seed. */
export async function makeLongDocx(seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const scripts = join(import.meta.dirname, "..", "..", "resources", "demo", "scripts");
  const [entries, more] = await Promise.all(
    ["dem1004-diary-1.docx", "dem1011-diary-1.docx"].map(async (name) => unzip(await readFile(join(scripts, name)))),
  );
  if (!entries || !more) throw new Error("The demonstration's scripts are not there.");
  const part = "word/document.xml";
  const own = `${bodyOf(String(more.get(part)))}<w:p><w:r><w:t>Copy ${seed}.</w:t></w:r></w:p>`;
  const joined = String(entries.get(part)).replace(/<w:sectPr(?![\s\S]*<w:sectPr)/, (end) => own + end);
  return new Uint8Array(await zip(entries.set(part, Buffer.from(joined))));
}
