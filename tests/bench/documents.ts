import PDFDocument from "pdfkit";
import { makeProse } from "../support/prose.ts";

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
