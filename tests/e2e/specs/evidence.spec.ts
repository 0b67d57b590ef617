import type { Page } from "@playwright/test";
import { expect, type RunningProgram, test } from "../../support/app.ts";
import { fixture } from "../pages/centre-work-pages.ts";
import { QueueScreen, SheetScreen } from "../pages/marking-pages.ts";
import { EvidenceList, ReadingScreen, startReading, TieDialog, unlockReading } from "../pages/reading-pages.ts";
import { Shell } from "../pages/shell.ts";

const learner = "Ines Fenwärd-Okoli";

const scripts = [
  {
    file: "assignment.docx",
    passage: "it is precisely this gap that one-to-one work can fill",
    far: "supervision every six weeks",
  },
  {
    file: "assignment.pdf",
    passage: "hardly anyone begins with",
    far: "what feels like intuition is often familiarity",
  },
] as const;

async function openAgain(app: RunningProgram): Promise<void> {
  await unlockReading(app.page);
  await new QueueScreen(app.page).goTo();
  await new QueueScreen(app.page).show("All");
  await new QueueScreen(app.page).open(learner);
}

const toTop = (page: Page) => page.keyboard.press("ControlOrMeta+Home");

for (const { file, passage, far } of scripts) {
  test(`a passage of ${file} is tied by the keyboard, listed and found again after zoom, leaving and restart`, async ({
    app,
  }) => {
    test.setTimeout(240_000);
    await startReading(app.page, { learner, files: [fixture(file)] });
    let reading = new ReadingScreen(app.page);
    let list = new EvidenceList(app.page);
    let tie = new TieDialog(app.page);
    await expect(list.criterion("D7.01 1.1")).toContainText("No evidence");

    // Two passages: one in sight, one far below. E, the criterion's number, Enter.
    await reading.select(passage);
    await app.page.keyboard.press("e");
    await expect(tie.dialog).toContainText(passage);
    await tie.tie("1");
    await expect(list.criterion("D7.01 1.1")).toContainText("1 place");
    await expect(list.line(passage)).toBeVisible();
    await expect.poll(() => reading.highlighted("evidence-assr")).toBe(passage);

    // Once more, by mistake.
    await reading.select(passage);
    await app.page.keyboard.press("e");
    await expect(tie.criterion).toBeFocused();
    await app.page.keyboard.press("Enter");
    await expect(tie.dialog.getByRole("alert")).toContainText("tied to that criterion already");
    await app.page.keyboard.press("Escape");
    await expect(tie.dialog).toBeHidden();
    await expect(list.criterion("D7.01 1.1")).toContainText("1 place");

    await reading.find(far);
    await expect(reading.findBar).toContainText("1 of 1");
    await expect.poll(() => reading.highlighted("find-current")).toBe(far);
    await app.page.keyboard.press("Escape");
    await app.page.keyboard.press("e");
    await tie.tie("2.3", "Said, and shown in the record.");
    await expect(list.criterion("D7.01 2.3")).toContainText("1 place");
    await expect(app.page.getByText("Said, and shown in the record.")).toBeVisible();

    // From the list to the script.
    await list.line(passage).click();
    await expect.poll(() => reading.highlighted("evidence-active")).toBe(passage);
    await expect.poll(() => reading.isHighlightInSight("evidence-active")).toBe(true);
    // From the margin to the list.
    await reading.mark("D7.01 1.1").click();
    await expect(list.line(passage)).toBeFocused();

    // Zoomed, the highlight lies over the same words.
    await reading.area.focus();
    await app.page.keyboard.press("Alt+=");
    await app.page.keyboard.press("Alt+=");
    await expect.poll(() => reading.highlighted("evidence-active")).toBe(passage);

    // Left and opened again.
    await openAgain(app);
    await expect(list.criterion("D7.01 1.1")).toContainText("1 place");
    await expect.poll(() => reading.highlighted("evidence-assr")).toContain(passage);

    await app.restart();
    await openAgain(app);
    reading = new ReadingScreen(app.page);
    list = new EvidenceList(app.page);
    tie = new TieDialog(app.page);
    await expect(list.criterion("D7.01 2.3")).toContainText("1 place");
    await list.open("D7.01 2.3");
    await list.line(far).click();
    await expect.poll(() => reading.highlighted("evidence-active")).toBe(far);
    await expect.poll(() => reading.isHighlightInSight("evidence-active")).toBe(true);

    // Another criterion, then none.
    await app.page.getByRole("button", { name: `Change: “${far}”` }).click();
    await tie.tie("2.1");
    await expect(list.criterion("D7.01 2.3")).toContainText("No evidence");
    await expect(list.criterion("D7.01 2.1")).toContainText("1 place");
    await app.page.getByRole("button", { name: `Remove: “${far}”` }).click();
    await app.page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(list.criterion("D7.01 2.1")).toContainText("No evidence");
    await expect(list.place("D7.01 2.1")).toBeFocused();

    // Signed, everything is there to be read, and nothing to be changed.
    const sheet = new SheetScreen(app.page);
    for (const section of [1, 2]) {
      await sheet.mark(section).fill("30");
      await sheet.strengths(section).fill("Argues from cases.");
    }
    await sheet.expectSaved();
    await sheet.sign("green lamp over water");
    await list.open("D7.01 1.1");
    await expect(list.line(passage)).toBeVisible();
    await expect(app.page.getByRole("button", { name: /^(Change|Remove): / })).toHaveCount(0);
    await expect(reading.toolbar.getByRole("button", { name: "Tie to a criterion" })).toHaveCount(0);
  });
}

test("a box on a scan is tied by dragging and by the arrow keys, and stays in place when the scan is turned", async ({
  app,
}) => {
  await startReading(app.page, { learner, files: [fixture("scan.png")] });
  const reading = new ReadingScreen(app.page);
  const list = new EvidenceList(app.page);
  const tie = new TieDialog(app.page);
  const picture = reading.area.getByRole("img", { name: /^Scan or picture/ });
  await expect(picture).toBeVisible();
  const place = await picture.boundingBox();
  if (!place) throw new Error("The picture has no place.");
  const at = (across: number, down: number) => [place.x + place.width * across, place.y + place.height * down] as const;
  await app.page.mouse.move(...at(0.2, 0.1));
  await app.page.mouse.down();
  await app.page.mouse.move(...at(0.5, 0.2), { steps: 4 });
  await app.page.mouse.up();
  await tie.tie("1");
  await expect(list.line("Box on the picture")).toBeVisible();
  await expect(reading.mark("D7.01 1.1")).toBeVisible();

  await reading.area.focus();
  await app.page.keyboard.press("b");
  await expect(reading.area.getByRole("application", { name: /^Box on the page/ })).toBeFocused();
  for (const key of ["ArrowDown", "ArrowRight", "Shift+ArrowDown", "Enter"]) await app.page.keyboard.press(key);
  await tie.tie("2.1");
  await expect(list.criterion("D7.01 2.1")).toContainText("1 place");

  // The marks stand beside the picture, whatever its size, and cover nothing of it.
  const expectMarksBeside = async () => {
    for (const criterion of ["D7.01 1.1", "D7.01 2.1"]) {
      await expect(async () => {
        const [mark, scan] = [await reading.mark(criterion).boundingBox(), await picture.boundingBox()];
        expect(mark && scan && mark.x + mark.width <= scan.x).toBe(true);
        const around = await reading.area.boundingBox();
        expect(mark && around && mark.x >= around.x).toBe(true);
      }).toPass();
    }
  };
  await expectMarksBeside();
  await reading.area.focus();
  await app.page.keyboard.press("Alt+-");
  await expectMarksBeside();
  await app.page.keyboard.press("Alt+0");

  await app.page.keyboard.press("Alt+r");
  await expect(reading.mark("D7.01 1.1")).toBeVisible();
  await expect(reading.mark("D7.01 2.1")).toBeVisible();
});

test("two files side by side, headings, and the keys of the sections", async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  await startReading(page, { learner, files: [fixture("assignment.docx"), fixture("assignment.pdf")] });
  const reading = new ReadingScreen(page);
  await reading.area.focus();
  await page.keyboard.press("Alt+o");
  await reading.contents.getByRole("button", { name: /^Alternatives/ }).click();
  await expect(page.getByRole("heading", { name: "Alternatives" })).toBeFocused();
  await toTop(page);
  await page.keyboard.press("Alt+2");
  await expect(page.getByRole("heading", { name: "My own commitment to coaching and mentoring" })).toBeFocused();

  await page.keyboard.press("Alt+s");
  await expect(page.getByRole("region", { name: "Script: assignment.docx" })).toBeVisible();
  const second = page.getByRole("region", { name: "Script: assignment.pdf" });
  await expect(second.getByText("hardly anyone begins with")).toBeVisible({ timeout: 60_000 });
  // The keys go to the file that was used last.
  await second.focus();
  await reading.find("intuition");
  await expect(reading.findBar).toContainText("1 of 1");
  await expect(second.getByText("what feels like intuition")).toBeInViewport();
  await page.keyboard.press("Escape");
  // Whoever reads one of two files that answer a section stays in it.
  await second.focus();
  await page.keyboard.press("Alt+2");
  await expect(second.getByText("My own commitment").first()).toBeInViewport();
  await page.keyboard.press("Alt+s");
  await expect(page.getByRole("region", { name: "Script: assignment.pdf" })).toHaveCount(0);
});

test("a warning about missing evidence leads to the criterion's place in the list of evidence", async ({ app }) => {
  const { page } = app;
  await startReading(page, { learner, files: [fixture("assignment.docx")] });
  const sheet = new SheetScreen(page);
  const list = new EvidenceList(page);
  await sheet.mark(1).fill("30");
  await sheet.mark(2).fill("30");
  for (const criterion of ["D7.01 1.1", "D7.01 2.1", "D7.01 1.2"]) await sheet.judgement(criterion, "Met").check();
  await new ReadingScreen(page).select(scripts[0].passage);
  await page.keyboard.press("e");
  await new TieDialog(page).tie("1");
  await expect(list.criterion("D7.01 1.1")).toContainText("1 place");
  await sheet.askToSign();
  await sheet.goToCheck("No place in the script is tied to D7.01 2.1, D7.01 1.2.");
  const place = list.place("D7.01 2.1");
  await expect(place).toBeFocused();
  await expect(place).toBeInViewport();
  await expect(place).toContainText("No evidence");
});

test("evidence that can't be removed any more stays, and says why beside it", async ({ app }) => {
  const { page } = app;
  await startReading(page, { learner, files: [fixture("assignment.docx")] });
  const list = new EvidenceList(page);
  await new ReadingScreen(page).select(scripts[0].passage);
  await page.keyboard.press("e");
  await new TieDialog(page).tie("1");
  await list.open("D7.01 1.1");
  const second = new SheetScreen(await new Shell(page).openWindow());
  await page.getByRole("button", { name: /^Remove: / }).click();
  // Asked here, and meanwhile the sheet goes to the other window.
  await second.takeOver.click();
  await expect(second.mark(1)).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(list.place("D7.01 1.1").getByRole("alert")).toContainText("Another window has this sheet in hand");
});
