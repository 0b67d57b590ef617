import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import PDFDocument from "pdfkit";
import { QueueScreen, SheetScreen } from "../e2e/pages/marking-pages.ts";
import { SignInPage } from "../e2e/pages/start-pages.ts";
import { passphrase } from "../support/centre.ts";
import { learnerName, makeCentreToMark } from "../support/centre-to-mark.ts";
import { chromiumProgram } from "../support/chromium.ts";
import { runInBrowser } from "../support/hosts.ts";
import { makeProse } from "../support/prose.ts";
import { firstPerson } from "../support/starting.ts";
import { figure, type Group, percentile } from "./figure.ts";

const pages = 80;
const rounds = 6;
const words = "The aims are clear, and the evidence bears them out. ";
const longText = words.repeat(Math.ceil(2_000 / words.length)).slice(0, 2_000);

/**
 * From a key press to the frame that shows it, in the browser host, with a script of 80 pages open beside the sheet: in a
 * feedback of 2,000 characters, and in a mark. Beside it the same typing into a bare text area on a page with nothing else,
 * in turns. Needs the built program.
 */
export const typing: Group = async (report) => {
  const home = await mkdtemp(join(tmpdir(), "workstation-bench-"));
  const dataFolder = join(home, "data");
  await makeCentreToMark(dataFolder, { name: "script.pdf", bytes: await longScript() });
  const browser = await chromium.launch({ executablePath: await chromiumProgram() });
  const run = await runInBrowser(browser, { dataFolder, home });
  try {
    const { page } = run;
    const sheet = await openSheet(page);
    const bare = await page.context().newPage();
    await bare.setContent("<textarea rows=20 cols=60></textarea>");
    await bare.locator("textarea").fill(longText);

    const took = { feedback: [] as number[], mark: [] as number[], bare: [] as number[] };
    // As in every group, the first round is not counted: the engine compiles what runs often.
    for (let round = 0; round <= rounds; round += 1) {
      if (round === 1) took.feedback.length = took.mark.length = took.bare.length = 0;
      await sheet.strengths(1).press("ControlOrMeta+End");
      took.feedback.push(...(await timeKeys(page, [...words])));
      await sheet.strengths(1).fill(longText);
      await sheet.mark(1).selectText();
      took.mark.push(...(await timeKeys(page, markKeys)));
      await sheet.expectSaved();
      await bare.bringToFront();
      await bare.locator("textarea").press("ControlOrMeta+End");
      took.bare.push(...(await timeKeys(bare, [...words])));
      await bare.locator("textarea").fill(longText);
      await page.bringToFront();
    }
    for (const [name, part] of [["p50", 0.5] as const, ["p95", 0.95] as const]) {
      const baseline = percentile(took.bare, part);
      report(figure(`typing-feedback-to-frame-${name}`, percentile(took.feedback, part), "ms", baseline));
      report(figure(`typing-mark-to-frame-${name}`, percentile(took.mark, part), "ms", baseline));
    }
  } finally {
    await run.stop();
    await browser.close();
    await rm(home, { recursive: true, force: true });
  }
};

const markKeys = [
  "3",
  "1",
  "Backspace",
  "4",
  "Backspace",
  "Backspace",
  "2",
  "7",
  "Backspace",
  "0",
  "Backspace",
  "Backspace",
];

async function openSheet(page: Page): Promise<SheetScreen> {
  await new SignInPage(page).signIn(firstPerson.signInName, passphrase);
  const queue = new QueueScreen(page);
  await queue.goTo();
  await queue.open(learnerName);
  const sheet = new SheetScreen(page);
  await sheet.script.expectText("Page 1 of the diary");
  await sheet.script.goToPage(pages / 2);
  await sheet.script.expectText(`Page ${pages / 2} of the diary`);
  await sheet.strengths(1).fill(longText);
  await sheet.improvements(1).fill(longText);
  await sheet.strengths(2).fill(longText);
  await sheet.expectSaved();
  return sheet;
}

/** Presses keys at the pace of a quick typist. @returns the milliseconds from each press to the end of the frame after it. */
async function timeKeys(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(() => {
    const timed = window as unknown as { took: number[]; stop: AbortController };
    timed.took = [];
    timed.stop = new AbortController();
    const { port1, port2 } = new MessageChannel();
    const began: number[] = [];
    // A task that is queued by the frame's own callback runs once that frame is laid out and painted.
    port1.onmessage = () => timed.took.push(...began.splice(0).map((at) => performance.now() - at));
    const note = (event: KeyboardEvent) => {
      began.push(event.timeStamp);
      requestAnimationFrame(() => port2.postMessage(undefined));
    };
    window.addEventListener("keydown", note, { capture: true, signal: timed.stop.signal });
  });
  for (const key of keys) await page.keyboard.press(key === " " ? "Space" : key, { delay: 20 });
  await page.waitForTimeout(100);
  return page.evaluate(() => {
    const timed = window as unknown as { took: number[]; stop: AbortController };
    timed.stop.abort();
    return timed.took;
  });
}

async function longScript(): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", autoFirstPage: false });
  const pieces: Buffer[] = [];
  document.on("data", (piece: Buffer) => pieces.push(piece));
  const ended = once(document, "end");
  for (let number = 1; number <= pages; number += 1) {
    document.addPage().fontSize(14).text(`Page ${number} of the diary`).moveDown().fontSize(11);
    document.text(makeProse(number, 420));
  }
  document.end();
  await ended;
  return Buffer.concat(pieces);
}
