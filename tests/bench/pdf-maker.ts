/**
 * A process of its own for the group `pdfs`, so that its peak memory is what making PDFs takes and nothing else:
 * `sheets COUNT` makes mark sheets from a centre's records, `plain COUNT PAGES` as many documents of plain text with the bare
 * library. One JSON line at the end.
 */
import { once } from "node:events";
import PDFDocument from "pdfkit";
import { type Paper, readPaper } from "../../electron/core/archive/pdf/paper.ts";
import { renderSheetById } from "../../electron/core/archive/sheet-pdf.ts";
import { resourcesFolder, TestCentre } from "../support/centre.ts";
import { makeProse } from "../support/prose.ts";

export type Made = {
  readonly seconds: number;
  readonly peakBytes: number;
  readonly bytes: number;
  readonly pages: number;
};

const [what, count, pages] = process.argv.slice(2);
const paper = readPaper(resourcesFolder);
const made = what === "sheets" ? await makeSheets(Number(count)) : await makePlain(Number(count), Number(pages));
console.log(JSON.stringify(made));

/** Ten different sheets, both columns marked and signed, again and again: read, unsealed, checked and drawn each time. */
async function makeSheets(documents: number): Promise<Made> {
  const centre = await TestCentre.open();
  try {
    const assessor = await centre.addPerson("assessor", ["assessor"]);
    const iqa = await centre.addPerson("iqa", ["iqa"]);
    const sheetIds: string[] = [];
    for (let number = 0; number < 10; number += 1) {
      const files = [{ name: `work-${number}.txt`, bytes: Buffer.from(makeProse(number, 500)) }];
      const assessmentId = "work-based-assignment";
      const { sheetId } = await centre.takeIn({ learner: centre.register(), assessmentId, files, assessor });
      const column = (seed: number) => ({
        s1: { judge: 33, strengths: makeProse(seed, 90), improvements: makeProse(seed + 1, 70) },
        s2: { judge: 30, strengths: makeProse(seed + 2, 80), improvements: makeProse(seed + 3, 60) },
      });
      centre.mark(assessor, sheetId, column(number));
      await centre.sign(assessor, sheetId);
      centre.markQa(iqa, sheetId, column(number + 10));
      centre.commitQa(iqa, sheetId);
      await centre.signQa(iqa, sheetId, makeProse(number, 40));
      sheetIds.push(sheetId);
    }
    return await measure(documents, (index) => renderSheetById(centre.staff, sheetIds[index % 10] ?? "", paper));
  } finally {
    await centre.close();
  }
}

function makePlain(documents: number, pagesEach: number): Promise<Made> {
  return measure(documents, (index) => renderPlain(paper, pagesEach, index));
}

/** Embedded font, one flow of text a page, about as many characters as a page of a mark sheet. */
async function renderPlain(fonts: Paper, pagesEach: number, seed: number): Promise<Buffer> {
  const pdf = new PDFDocument({ size: "A4", margin: 48, autoFirstPage: false, font: "" });
  const pieces: Buffer[] = [];
  pdf.on("data", (piece: Buffer) => pieces.push(piece));
  pdf.registerFont("regular", fonts.regular);
  for (let page = 0; page < pagesEach; page += 1) {
    pdf.addPage();
    pdf
      .font("regular")
      .fontSize(9.5)
      .text(makeProse(seed + page, 330));
  }
  const ended = once(pdf, "end");
  pdf.end();
  await ended;
  return Buffer.concat(pieces);
}

async function measure(documents: number, render: (index: number) => Promise<Buffer>): Promise<Made> {
  let bytes = 0;
  let pageCount = 0;
  const began = performance.now();
  for (let index = 0; index < documents; index += 1) {
    const pdf = await render(index);
    bytes += pdf.length;
    pageCount += pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
  }
  const seconds = (performance.now() - began) / 1000;
  return { seconds, peakBytes: process.resourceUsage().maxRSS * 1024, bytes, pages: pageCount };
}
