import { expect, test } from "../../support/app.ts";
import {
  openDemonstration,
  QualityScreen,
  QueueScreen,
  SheetScreen,
  signInToDemonstration,
} from "../pages/marking-pages.ts";

test("everything typed is there again after leaving at once, and after a power cut", async ({ app }) => {
  await openDemonstration(app.page);
  await signInToDemonstration(app.page, "b.castellane");
  let queue = new QueueScreen(app.page);
  await queue.open("Bo Øe");
  let sheet = new SheetScreen(app.page);
  await sheet.strengths(1).fill("");
  await sheet.strengths(1).pressSequentially("Weighs three models against each other.");
  await sheet.mark(1).fill("31");
  // Away in the middle of the saving.
  await queue.goTo();
  await expect(queue.row("Bo Øe")).toContainText("1 of 2 sections marked");
  await queue.open("Bo Øe");
  await expect(sheet.strengths(1)).toHaveValue("Weighs three models against each other.");
  await expect(sheet.mark(1)).toHaveValue("31");

  await sheet.improvements(2).fill("");
  await sheet.improvements(2).pressSequentially("Show the record of sessions.");
  await sheet.mark(2).fill("24");
  await sheet.expectSaved();
  await app.kill();
  await app.restart();

  await openDemonstration(app.page);
  await signInToDemonstration(app.page, "b.castellane");
  queue = new QueueScreen(app.page);
  sheet = new SheetScreen(app.page);
  if (!(await sheet.sheet.isVisible())) {
    await queue.goTo();
    await queue.open("Bo Øe");
  }
  await expect(sheet.strengths(1)).toHaveValue("Weighs three models against each other.");
  await expect(sheet.improvements(2)).toHaveValue("Show the record of sessions.");
  await expect(sheet.mark(1)).toHaveValue("31");
  await expect(sheet.mark(2)).toHaveValue("24");
  await expect(sheet.decision).toContainText("55 of 100, but REFERRAL: section 2 is 24 of 50, one mark short.");
});

test("what can't be a mark stays on the screen, is not saved and can't be signed; the wheel changes nothing", async ({
  app,
}) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  const queue = new QueueScreen(page);
  await queue.open("Bo Øe");
  const sheet = new SheetScreen(page);
  const mark = sheet.mark(1);
  await mark.fill("30");
  await sheet.expectSaved();

  await mark.focus();
  await mark.hover();
  await page.mouse.wheel(0, 300);
  await page.mouse.wheel(0, -300);
  await page.keyboard.press("ArrowUp");
  await expect(mark).toHaveValue("30");

  for (const [typed, words] of [
    ["51", "Only 50 marks are available here"],
    ["-3", "A mark cannot be below 0"],
    ["12.5", "This sheet takes whole marks only"],
    ["thirty", "This is not a mark"],
  ] as const) {
    await mark.fill(typed);
    await expect(mark).toHaveValue(typed);
    await expect(sheet.section(1).getByText(words)).toBeVisible();
    await expect(sheet.section(1).getByText("Not saved.")).toBeVisible();
    await expect(sheet.section(1).getByText("The sheet still holds 30.")).toBeVisible();
    await expect(sheet.decision.getByText("Not everything is saved")).toBeVisible();
  }
  await sheet.askToSign();
  await expect(mark).toBeFocused();
  await expect(
    sheet.decision.getByText("Section 1 (Contribution of mentoring and coaching): mark not saved."),
  ).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await mark.fill("");
  await sheet.expectSaved();
  await expect(sheet.decision).toContainText("Incomplete");
});

test("by the keyboard alone: from the queue to a signed PASS in at most 40 key presses, then opened again", async ({
  app,
}) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  const queue = new QueueScreen(page);
  await expect(queue.table).toBeVisible();
  let presses = 0;
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      presses += 1;
      await page.keyboard.press(key);
    }
  };
  await press("Alt+n");
  const sheet = new SheetScreen(page);
  await sheet.script.expectText("Demonstration script: invented");
  // Reads on, then to the sheet: its first field, and from there section by section.
  await press("F6", "PageDown", "F6");
  await expect(sheet.mark(1)).toBeFocused();
  await press("3", "3");
  await press("Alt+ArrowDown", "2", "7");
  await press("Control+Enter");
  await expect(page.getByRole("dialog", { name: "Sign the mark sheet" })).toContainText("60 of 100: PASS.");
  await page.keyboard.type("demonstration only");
  await press("Enter");
  await expect(sheet.decision.getByText(/^Signed by Bronagh Castellane/)).toBeVisible();
  expect(presses).toBeLessThanOrEqual(40);

  await expect(sheet.mark(1)).toHaveCount(0);
  await sheet.reopen("The second section was read too quickly.");
  await expect(sheet.mark(1)).toHaveValue("33");
  await expect(page.getByText("The second section was read too quickly.")).toBeVisible();
});

test("the QA column is blind: nothing of the assessor's reaches the window before it is committed", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "f.lindqvale");
  const toCheck = new QualityScreen(page, "To check");
  await toCheck.goTo();
  await toCheck.open("Aoife Ní Bhraonagáin-Holt");
  const sheet = new SheetScreen(page);
  for (const section of [1, 2, 3]) {
    await expect(sheet.mark(section)).toHaveValue("");
    await expect(sheet.strengths(section)).toHaveValue("");
    await expect(sheet.improvements(section)).toHaveValue("");
  }
  await expect(sheet.decision).toContainText("Incomplete");
  await page.getByRole("button", { name: "Commit the QA marks" }).click();
  await expect(sheet.decision.getByText("Before it can be committed:")).toBeVisible();
  await expect(sheet.mark(1)).toBeFocused();
});
