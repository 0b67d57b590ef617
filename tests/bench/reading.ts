import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Page } from "@playwright/test";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { type BareWindow, serveBarePage } from "./bare-pdf.ts";
import { registerLearner, takeIn } from "./centre.ts";
import { makeLongDocx, makePdf } from "./documents.ts";
import { figure, type Group, percentile } from "./figure.ts";
import { rendererMemory } from "./memory.ts";
import { goTo, type Program, timeOpening, withProgram } from "./program.ts";

const rounds = 5;
const paintedPage = '.pdfViewer .page[data-page-number="1"][data-loaded="true"] canvas';
const shownText = '[aria-label^="Script: "] p';

type Documents = {
  readonly pdfs: readonly { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly words: readonly { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly marking: string;
};

/**
 * Opening a script in the program itself, beside the library alone in the same browser; and what the window holds in memory
 * with an 80-page script read to its end beside the mark sheet.
 */
export const reading: Group = async (report) => {
  await withProgram(
    seed,
    async (program, documents) => {
      await measurePdf(program, documents, report);
      await measureWord(program, documents, "open-docx-6000-words-first-time", report);
    },
    { forgetReadings: true },
  );
  await withProgram(seed, async (program, documents) => {
    await measureWord(program, documents, "open-docx-6000-words-later", report);
    await measureMemory(program, documents, report);
  });
};

/** One round more than is counted: the first of each warms both sides up. */
async function seed(client: WorkstationClient): Promise<Documents> {
  const take = async (number: number, name: string, bytes: Uint8Array<ArrayBuffer>) =>
    takeIn(client, await registerLearner(client, number), { name, bytes });
  const pdfs = [];
  const words = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pdf = await makePdf(100, round);
    pdfs.push({ path: `/read/${(await take(round, "hundred.pdf", pdf)).scriptId}`, bytes: pdf });
    const docx = await makeLongDocx(round);
    words.push({ path: `/read/${(await take(100 + round, "words.docx", docx)).scriptId}`, bytes: docx });
  }
  const { sheetId } = await take(200, "eighty.pdf", await makePdf(80, 1000));
  // Read behind the scenes, as they are by the time that an assessor opens them.
  while ((await client.search.status()).waiting > 0) await wait(200);
  return { pdfs, words, marking: `/mark/${sheetId}` };
}

/** A window that has just come to the front, and what the other left to clear up, is nothing that a reader waits for. */
async function settle(page: Page): Promise<void> {
  await page.bringToFront();
  await wait(1200);
}

async function measurePdf({ browser, page }: Program, { pdfs }: Documents, report: Parameters<Group>[0]) {
  const server = await serveBarePage(pdfs.map(({ bytes }) => bytes));
  const bare = await browser.newPage({ viewport: { width: 1360, height: 860 } });
  const [ours, alone]: [number[], number[]] = [[], []];
  try {
    await bare.goto(server.address);
    for (const [round, { path }] of pdfs.entries()) {
      await settle(page);
      const opened = await timeOpening(page, path, paintedPage);
      const { width, height } = await page
        .locator(paintedPage)
        .first()
        .evaluate(({ width, height }: HTMLCanvasElement) => ({ width, height }));
      await goTo(page, "/queue");
      await settle(bare);
      const drawn = await bare.evaluate(([number, w, h]) => (window as unknown as BareWindow).draw(number, w, h), [
        round,
        width,
        height,
      ] as const);
      if (round === 0) continue;
      ours.push(opened);
      alone.push(drawn);
    }
  } finally {
    await bare.close();
    server.close();
  }
  report(figure("open-pdf-100-pages-first-page-painted", percentile(ours, 0.5), "ms", percentile(alone, 0.5)));
}

/** The library in a thread that has it loaded, its HTML handed to the page and laid out. */
const library = `
  const { parentPort } = require("node:worker_threads");
  const mammoth = require("mammoth");
  parentPort.on("message", async (bytes) => parentPort.postMessage((await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value));
`;

async function measureWord(
  { browser, page }: Program,
  { words }: Documents,
  name: string,
  report: Parameters<Group>[0],
) {
  const thread = new Worker(library, { eval: true });
  const bare = await browser.newPage({ viewport: { width: 1360, height: 860 } });
  const [ours, alone]: [number[], number[]] = [[], []];
  try {
    for (const [round, { path, bytes }] of words.entries()) {
      await settle(page);
      const opened = await timeOpening(page, path, shownText);
      await goTo(page, "/queue");
      await settle(bare);
      const began = performance.now();
      const html = await new Promise<string>((resolve) => {
        thread.once("message", resolve);
        thread.postMessage(bytes);
      });
      const converted = performance.now() - began;
      const painted = await paintHtml(bare, html);
      if (round === 0) continue;
      ours.push(opened);
      alone.push(converted + painted);
    }
  } finally {
    await bare.close();
    await thread.terminate();
  }
  report(figure(name, percentile(ours, 0.5), "ms", percentile(alone, 0.5)));
}

function paintHtml(page: Page, html: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        document.body.innerHTML = text;
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
      }),
    html,
  );
}

/** Against the same window before it opened the script. Bounded by the pages that pdf.js keeps drawn: ten, of 16 megapixels at most. */
async function measureMemory({ browser, page }: Program, { marking }: Documents, report: Parameters<Group>[0]) {
  const before = await rendererMemory(browser);
  await goTo(page, marking);
  await page.locator(paintedPage).first().waitFor();
  const area = page.locator('[aria-label^="Script: "]');
  const most = { first: 0, last: 0 };
  for (let number = 1; number <= 80; number += 1) {
    await area.evaluate((element, wanted) => {
      element.querySelector(`.page[data-page-number="${wanted}"]`)?.scrollIntoView();
    }, number);
    await page.locator(`.pdfViewer .page[data-page-number="${number}"][data-loaded="true"]`).waitFor();
    const half = number <= 40 ? "first" : "last";
    most[half] = Math.max(most[half], await rendererMemory(browser));
  }
  report(figure("window-memory-80-pages-scrolled", Math.max(most.first, most.last), "MB", before));
  // No more for the second half than for the first: pages out of sight are let go.
  report(figure("window-memory-pages-41-to-80", most.last, "MB", most.first));
}
