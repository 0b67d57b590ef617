import { expect, test } from "../../support/app.ts";
import {
  ComparedScreen,
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
  await expect(queue.row("Bo Øe")).toContainText("1 of 2 marked");
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

test("criteria are judged in both columns, kept at once, and compared", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "f.lindqvale");
  const toCheck = new QualityScreen(page, "To check");
  await toCheck.goTo();
  await toCheck.open("Aoife Ní Bhraonagáin-Holt");
  const sheet = new SheetScreen(page);
  await sheet.judgement("D7.02 1.1", "Met").check();
  await sheet.judgement("D7.03 2.2", "Not met").check();
  await toCheck.goTo();
  await new QualityScreen(page, "In hand").open("Aoife Ní Bhraonagáin-Holt");
  await expect(sheet.judgement("D7.02 1.1", "Met")).toBeChecked();
  await expect(sheet.judgement("D7.03 2.2", "Not met")).toBeChecked();
  await expect(sheet.judgement("D7.02 1.2", "Not judged")).toBeChecked();

  await sheet.mark(1).fill("20");
  await sheet.mark(2).fill("15");
  await sheet.mark(3).fill("18");
  await sheet.expectSaved();
  await sheet.commit();
  const compared = new ComparedScreen(page);
  await expect(compared.section(1).getByText(/judged differently: .*D7\.02 1\.1/)).toBeVisible();
  // The list of evidence names the criterion a second time, below the judgements.
  await expect(compared.criterion("D7.02 1.1").first()).toContainText(/QA\s*Met/);
});

test("the decision says its margins, the units that wait and what would change it", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  await new QueueScreen(page).open("Bo Øe");
  const sheet = new SheetScreen(page);
  await sheet.mark(1).fill("33");
  await expect(sheet.decision).toContainText("25 or more in section 2 makes this a PASS, less makes it a REFERRAL.");
  await sheet.mark(2).fill("20");
  await expect(sheet.decision.getByRole("list", { name: "Margins to the minimum" })).toHaveText(
    /Section 1 \+8\s*Section 2 −5\s*Total \+3\s*Blocks unit D7\.01/,
  );
  await expect(sheet.decision).toContainText("5 marks more in section 2 make this a PASS.");
  await sheet.mark(2).fill("27");
  await expect(sheet.decision).toContainText(
    "9 marks less in section 1 make this a REFERRAL; 3 marks less in section 2 make this a REFERRAL.",
  );
  await expect(sheet.decision).not.toContainText("Blocks");
});

test("at 1280 x 720 the first mark is in sight, however many criteria stand above it", async ({ app }) => {
  const { page } = app;
  await app.resize(1280, 720);
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  const queue = new QueueScreen(page);
  const sheet = new SheetScreen(page);
  await queue.open("Zoë O’Carrowmere");
  await expect(sheet.mark(1)).toBeInViewport({ ratio: 1 });
  await expect(page.getByText("Centre", { exact: true })).toBeHidden();
  await sheet.sheet.locator("summary").first().click();
  await expect(page.getByText("DEMO01, Harrowgate Vale Leadership Centre (demonstration)")).toBeVisible();
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

test("whoever zooms in while they write goes on writing, and an open drawer stays open", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  await new QueueScreen(page).open("Zoë O’Carrowmere");
  const sheet = new SheetScreen(page);
  const sides = page.getByRole("radiogroup", { name: "Show", exact: true });
  await sheet.strengths(1).fill("");
  await page.keyboard.type("You weigh ");
  await app.zoom(2);
  await expect(sides).toBeVisible();
  await expect(sheet.strengths(1)).toBeFocused();
  await expect(sheet.strengths(1)).toBeInViewport();
  // Letters that would be commands anywhere else.
  await page.keyboard.type("ebj1 the cost");
  await expect(sheet.strengths(1)).toHaveValue("You weigh ebj1 the cost");
  await app.zoom(1);
  await expect(sides).toHaveCount(0);
  await page.keyboard.type(" of it.");
  await expect(sheet.strengths(1)).toHaveValue("You weigh ebj1 the cost of it.");
  await sheet.expectSaved();

  await sheet.section(2).getByRole("button", { name: "Hours log" }).click();
  const hours = page.getByRole("dialog", { name: "Hours log of the diary" });
  await hours.getByRole("textbox", { name: "Note" }).last().fill("Not added yet");
  await app.zoom(2);
  await expect(page.getByRole("radio", { name: "Script", includeHidden: true })).toBeAttached();
  await expect(hours.getByRole("textbox", { name: "Note" }).last()).toHaveValue("Not added yet");
  await page.keyboard.press("Escape");
  await expect(sheet.section(2)).toBeVisible();
});
