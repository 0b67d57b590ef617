import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expectAccessible } from "../../support/accessible.ts";
import { expect, type RunningProgram, test } from "../../support/app.ts";
import { longPdf, makeLongPdf } from "../../support/long-pdf.ts";
import {
  EvidenceList,
  expectAddressShownFirst,
  ReadingScreen,
  startReading,
  TieDialog,
} from "../pages/reading-pages.ts";

const { pages, passage, address } = longPdf;

async function startWithLongPdf(app: RunningProgram): Promise<ReadingScreen> {
  const file = join(dirname(app.dataFolder), "diary.pdf");
  await writeFile(file, await makeLongPdf());
  await startReading(app.page, { learner: "Ines Fenwärd-Okoli", files: [file] });
  const reading = new ReadingScreen(app.page);
  await expect(reading.area.getByText("Leaf 1 of the diary.")).toBeVisible({ timeout: 60_000 });
  return reading;
}

test("what was found on a page far below is tied at once, drawn or not, and sentences go on from there", async ({
  app,
}) => {
  const reading = await startWithLongPdf(app);
  const { page } = app;
  await reading.area.focus();
  await page.keyboard.press("j");
  await expect.poll(() => reading.selected()).toContain("Leaf 1 of the diary.");
  await reading.find(passage.words);
  await expect(reading.findBar).toContainText("1 of 1");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(new TieDialog(page).dialog).toContainText(passage.words);
  await new TieDialog(page).tie("1");
  await expect(new EvidenceList(page).line(passage.words)).toBeVisible();
  await expect.poll(() => reading.highlighted("evidence-assr")).toBe(passage.words);

  // From what was found last, not from what was chosen before it.
  await reading.area.focus();
  await reading.find(passage.words);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect.poll(() => reading.selected()).toBe(passage.words);
  await page.keyboard.press("j");
  await expect.poll(() => reading.selected()).toBe(passage.next);
});

test("finding goes on from the page in sight, and opened anew it has its words and moves nothing", async ({ app }) => {
  const reading = await startWithLongPdf(app);
  const { page } = app;
  await reading.area.focus();
  // Beyond the last page there is the last page.
  await page.keyboard.press("Alt+g");
  await page.keyboard.type("999");
  await page.keyboard.press("Enter");
  await expect(reading.pageField).toHaveValue(String(pages));
  await expect(reading.announcement(`Page ${pages} of ${pages}`)).toBeAttached();
  await reading.find("of the diary");
  await expect(reading.findBar).toContainText(`${pages} of ${pages}`);
  await page.keyboard.press("F3");
  await expect(reading.findBar).toContainText(`1 of ${pages}`);
  await expect(reading.pageField).toHaveValue("1");
  await page.keyboard.press("Escape");

  await page.keyboard.press("Alt+g");
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await expect(reading.pageField).toHaveValue("12");
  await page.keyboard.press("ControlOrMeta+f");
  await expect(reading.findField).toHaveValue("of the diary");
  await expect(reading.findBar).toContainText(`12 of ${pages}`);
  await expect(reading.pageField).toHaveValue("12");
});

test("of the small pages only those near the sight are drawn, and the keyboard reaches all of them", async ({
  app,
}) => {
  const reading = await startWithLongPdf(app);
  const { page } = app;
  await page.getByRole("button", { name: "Show the contents" }).click();
  const small = (number: number) => reading.contents.getByRole("button", { name: `Page ${number}`, exact: true });
  const drawn = reading.contents.locator("canvas");
  const hasInk = (number: number) =>
    small(number)
      .locator("canvas")
      .evaluate((canvas: HTMLCanvasElement) => {
        if (canvas.width === 0) return false;
        const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        // Letters of this size are pale; before anything is drawn all is transparent.
        return data.some((red, index) => index % 4 === 0 && red < 240 && data[index + 3] === 255);
      });
  await expect(reading.contents.getByRole("button", { name: /^Page \d+$/ })).toHaveCount(pages);
  await expect.poll(() => hasInk(1)).toBe(true);
  expect(await drawn.count()).toBeLessThan(pages / 2);

  await small(1).focus();
  await page.keyboard.press("ArrowDown");
  await expect(small(2)).toBeFocused();
  await page.keyboard.press("End");
  await expect(small(pages)).toBeFocused();
  await expect(small(pages)).toBeInViewport();
  await expect.poll(() => hasInk(pages)).toBe(true);
  await expect(small(1).locator("canvas")).toHaveCount(0);
  expect(await drawn.count()).toBeLessThan(pages / 2);
  await page.keyboard.press("Enter");
  await expect(reading.pageField).toHaveValue(String(pages));
  // One tab stop: the next one is beyond the list.
  await page.keyboard.press("Tab");
  await expect(reading.area).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(small(pages)).toBeFocused();
});

test("the links of a PDF: a place in it is gone to, an address is shown whole before anything opens", async ({
  app,
}) => {
  const reading = await startWithLongPdf(app);
  const link = reading.area.getByRole("link", { name: address });
  await expectAddressShownFirst(app, link, address);
  await expectAccessible(app.page);
  // The trick is none.
  await expect(reading.area.getByRole("link")).toHaveCount(2);
  await reading.area.getByRole("link", { name: "Link within the script" }).click();
  await expect(reading.pageField).toHaveValue("20");
  await expect(reading.area.getByText("Leaf 20 of the diary.")).toBeInViewport();
  expect(app.page.context().pages()).toHaveLength(1);
});
