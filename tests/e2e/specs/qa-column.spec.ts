import type { Page } from "@playwright/test";
import { expect, test } from "../../support/app.ts";
import {
  ComparedScreen,
  openDemonstration,
  QualityScreen,
  SheetScreen,
  signInToDemonstration,
} from "../pages/marking-pages.ts";
import { HistoryDrawer } from "../pages/sheet-drawers.ts";
import { Shell } from "../pages/shell.ts";

const iqa = "f.lindqvale";

/** Opens a sheet that nobody has checked yet, and answers with its learner. */
async function openFirstToCheck(page: Page): Promise<string> {
  await openDemonstration(page);
  await signInToDemonstration(page, iqa);
  const toCheck = new QualityScreen(page, "To check");
  await toCheck.goTo();
  const learner = (await toCheck.table.getByRole("link").first().textContent()) ?? "";
  await toCheck.open(learner);
  return learner;
}

test("the QA column is taken back and brought back after a restart, and every moment of it can be read", async ({
  app,
}) => {
  const learner = await openFirstToCheck(app.page);
  let sheet = new SheetScreen(app.page);
  await sheet.mark(1).fill("31");
  await sheet.strengths(1).fill("Weighs what each choice costs.");
  await sheet.expectSaved();
  await app.restart();

  await openDemonstration(app.page);
  await signInToDemonstration(app.page, iqa);
  sheet = new SheetScreen(app.page);
  if (!(await sheet.sheet.isVisible())) await new QualityScreen(app.page, "In hand").open(learner);
  await expect(sheet.strengths(1)).toHaveValue("Weighs what each choice costs.");
  await sheet.undo.click();
  await expect(sheet.strengths(1)).toHaveValue("");
  await sheet.mark(1).focus();
  await app.page.keyboard.press("Alt+Z");
  await expect(sheet.mark(1)).toHaveValue("");
  await sheet.redo.click();
  await expect(sheet.mark(1)).toHaveValue("31");
  await expect(sheet.redo).not.toHaveAttribute("aria-disabled", "true");
  await sheet.redo.click();
  await expect(sheet.strengths(1)).toHaveValue("Weighs what each choice costs.");
  await expect(sheet.redo).toHaveAttribute("aria-disabled", "true");

  const history = new HistoryDrawer(app.page);
  await history.open();
  await expect(history.moment("Brought back: Strengths, section 1")).toBeFocused();
  await history.moment("Taken back: Mark, section 1").click();
  await expect(history.section(1)).toContainText("Not marked");
  // Nothing of the assessor's is among its moments: neither a signature nor what was written before.
  await expect(history.drawer.getByText(/signed/i)).toHaveCount(0);
  await expect(history.drawer.getByRole("navigation", { name: "Moments" }).getByRole("button")).toHaveCount(6);
});

test("what an IQA writes to the assessor is there again after a crash, until it is signed", async ({ app }) => {
  const words = "Section 1 is well judged; say in section 2 where each demand is met.";
  const learner = await openFirstToCheck(app.page);
  const sheet = new SheetScreen(app.page);
  for (const mark of await sheet.sheet.getByRole("textbox", { name: "QA mark" }).all()) await mark.fill("26");
  await sheet.expectSaved();
  await sheet.commit();
  await new ComparedScreen(app.page).feedback.fill(words);
  // Leaving waits for what is on its way.
  await new Shell(app.page).lock();
  await app.kill();
  await app.restart();

  await openDemonstration(app.page);
  await signInToDemonstration(app.page, iqa);
  const inHand = new QualityScreen(app.page, "In hand");
  await inHand.goTo();
  await inHand.open(learner);
  const compared = new ComparedScreen(app.page);
  await expect(compared.feedback).toHaveValue(words);
  await compared.sign();
  await expect(app.page.getByText(words)).toBeVisible();
});

test("a second window reads the QA column that the first writes, until it takes the sheet over", async ({ app }) => {
  const { page } = app;
  await openFirstToCheck(page);
  const first = new SheetScreen(page);
  const second = new SheetScreen(await new Shell(page).openWindow());
  await expect(second.page.getByText("Open in another window")).toBeVisible();
  await expect(second.mark(1)).toHaveCount(0);
  await first.mark(1).fill("11");
  await expect(second.section(1)).toContainText("11 of ");
  await second.takeOver.click();
  await expect(second.mark(1)).toHaveValue("11");
  await expect(first.takeOver).toBeVisible();
  await second.mark(1).fill("12");
  await expect(first.section(1)).toContainText("12 of ");
  await new QualityScreen(second.page, "In hand").goTo();
  await expect(first.mark(1)).toHaveValue("12");
});

test("a check that is begun is put back by its IQA, or given to another by centre staff with a reason", async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { page } = app;
  const learner = await openFirstToCheck(page);
  const sheet = new SheetScreen(page);
  const toCheck = new QualityScreen(page, "To check");
  const putBack = page.getByRole("button", { name: "Put back" });
  await expect(putBack).toHaveCount(0);
  await sheet.mark(1).fill("31");
  await sheet.expectSaved();
  await putBack.click();
  await page.getByRole("dialog").getByRole("button", { name: "Put back" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Quality" })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await toCheck.open(learner);
  await expect(sheet.mark(1)).toHaveValue("");
  await sheet.mark(1).fill("32");
  await sheet.expectSaved();

  const shell = new Shell(page);
  await shell.lock();
  await signInToDemonstration(page, "p.thornmere");
  await shell.goTo("Scripts");
  const row = page.getByRole("table", { name: "Scripts" }).getByRole("row").filter({ hasText: learner });
  await row.filter({ hasText: "In quality assurance" }).getByRole("button", { name: learner }).click();
  const details = page.getByRole("dialog").first();
  const another = details.getByRole("combobox", { name: "Another IQA" });
  await another.click();
  await another.fill("Bronagh");
  await page.getByRole("option", { name: /^Bronagh/ }).click();
  await details.getByRole("button", { name: "Give to another IQA" }).click();
  const why = page.getByRole("dialog", { name: /^Give the check to Bronagh/ });
  await why.getByRole("textbox", { name: "Reason" }).fill("On leave until spring.");
  await why.getByRole("button", { name: "Give the check" }).click();
  await expect(why).toHaveCount(0);
  await expect(details.getByText("IQA: Bronagh")).toBeVisible();
  await expect(details.getByText(/^Bronagh .* has this check in hand and has not signed\.$/)).toBeVisible();
  await expect(another).toBeFocused();

  // Whose assessor is the only other IQA: nobody is left to choose.
  await page.keyboard.press("Escape");
  await expect(details).toHaveCount(0);
  const other = page.getByRole("row").filter({ hasText: "DEM1005" }).filter({ hasText: "In quality assurance" });
  await other.getByRole("button").press("Enter");
  await expect(details.getByText("the centre has no other IQA")).toBeVisible();
  await expect(another).toHaveCount(0);
});
