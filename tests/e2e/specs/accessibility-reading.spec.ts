import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expectAccessible } from "../../support/accessible.ts";
import { expect, test } from "../../support/app.ts";
import { scanOfPages } from "../../support/corpus/tiffs.ts";
import { fixture } from "../pages/centre-work-pages.ts";
import { EvidenceList, ReadingScreen, startReading, TieDialog } from "../pages/reading-pages.ts";

const learner = "Ines Fenwärd-Okoli";

test("reading: contents, finding, tying, evidence in the list and in the margin, two files", async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  await startReading(page, { learner, files: [fixture("assignment.docx"), fixture("assignment.pdf")] });
  const reading = new ReadingScreen(page);
  const tie = new TieDialog(page);
  await reading.area.focus();
  await page.keyboard.press("Alt+o");
  await reading.find("coaching");
  await expect(reading.findBar).toContainText(/1 of \d+/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.keyboard.press("e");
  await expect(tie.criterion).toBeFocused();
  await expectAccessible(page);
  await tie.tie("2", "A note.");
  await expect(new EvidenceList(page).line("coaching")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("tab", { name: /assignment\.pdf$/ }).click();
  await expect(reading.area.getByText("hardly anyone begins with")).toBeVisible({ timeout: 20_000 });
  await reading.contents
    .or(page.getByRole("button", { name: "Show the contents" }))
    .first()
    .click();
  await expectAccessible(page);
  await page.keyboard.press("Alt+s");
  await expect(page.getByRole("region", { name: "Script: assignment.docx" })).toBeVisible();
  await expectAccessible(page);
});

test("by the keyboard alone: a sentence is selected, tied, reached from the list, and said to a screen reader", async ({
  app,
}) => {
  const { page } = app;
  await startReading(page, { learner, files: [fixture("assignment.docx")] });
  const reading = new ReadingScreen(page);
  const tie = new TieDialog(page);
  await expect(reading.area.getByText("Pendle Row Instruments makes")).toBeVisible();
  await page.keyboard.press("F6");
  await page.keyboard.press("F6");
  await reading.area.focus();
  await reading.find("Theories of leadership");
  await expect(reading.findBar).toContainText("1 of 1");
  await page.keyboard.press("Escape");
  await expect(reading.area).toBeFocused();
  // From what was found to the whole of the next sentence, and one more.
  await page.keyboard.press("j");
  await expect(page.getByRole("status").filter({ hasText: "Early on I admired the heroic figure" })).toBeAttached();
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("e");
  await expect(tie.dialog).toContainText("Early on I admired");
  await expect(tie.dialog).toContainText("I now see what it cost");
  await page.keyboard.press("ArrowDown");
  await expect(tie.dialog.getByRole("option", { selected: true })).toContainText("D7.01 2.1");
  await page.keyboard.press("Enter");
  await expect(tie.dialog).toBeHidden();

  const line = new EvidenceList(page).line("Early on I admired");
  await line.focus();
  await page.keyboard.press("Enter");
  await expect(line).toHaveAttribute("aria-current", "true");
  await expect(reading.mark("D7.01 2.1")).toHaveAccessibleName(/Early on I admired the heroic figure/);
});

test("a scan: its picture, a box by the keyboard, boxes and marks", async ({ app }) => {
  const { page } = app;
  await startReading(page, { learner, files: [fixture("scan.png")] });
  const reading = new ReadingScreen(page);
  await expect(reading.area.getByRole("img", { name: /^Scan or picture/ })).toBeVisible();
  await reading.area.focus();
  await page.keyboard.press("b");
  await expect(reading.area.getByRole("application", { name: /^Box on the page/ })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await new TieDialog(page).tie("1");
  await expect(reading.mark("D7.01 1.1")).toBeVisible();
  await expectAccessible(page);
});

test("a scan of several pages says which page is reached; files that can't be shown, and the count of words, by every reader", async ({
  app,
}) => {
  test.setTimeout(240_000);
  const { page } = app;
  const folder = join(dirname(app.dataFolder), "handed-in");
  await mkdir(folder);
  const scan = join(folder, "scan.tiff");
  await writeFile(scan, scanOfPages(3));
  const unknown = join(folder, "recording.xyz");
  await writeFile(unknown, Buffer.from([0, 1, 2, 3, 0xfe, 0xff, 0, 9]));
  await startReading(page, {
    learner,
    files: [scan, unknown, fixture("damaged/truncated.docx"), fixture("assignment.docx")],
  });
  const reading = new ReadingScreen(page);
  const openFile = (name: string) => page.getByRole("tab", { name: new RegExp(`${name}$`) }).click();
  await expect(reading.area.getByRole("img", { name: /^Page 1 of 3/ })).toBeVisible();
  await reading.area.focus();
  await page.keyboard.press("Alt+g");
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await expect(reading.announcement("Page 3 of 3")).toBeAttached();
  await expectAccessible(page, "scan");

  await openFile("recording.xyz");
  await expect(page.getByText("recording.xyz can't be shown here")).toBeVisible();
  await expectAccessible(page, "a file that can't be shown");
  await openFile("truncated.docx");
  await expect(page.getByText("What follows is its text")).toBeVisible();
  await expectAccessible(page, "the text of a damaged file");
  await openFile("assignment.docx");
  await page.getByRole("button", { name: / words$/ }).click();
  await expect(page.getByText("Words of this script")).toBeVisible();
  await expectAccessible(page, "the count of words");
});
