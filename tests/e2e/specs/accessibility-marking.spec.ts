import { expectAccessible } from "../../support/accessible.ts";
import { expect, test } from "../../support/app.ts";
import {
  ComparedScreen,
  openDemonstration,
  QualityScreen,
  QueueScreen,
  SheetScreen,
  signInToDemonstration,
} from "../pages/marking-pages.ts";
import { CommentBankDrawer, HistoryDrawer } from "../pages/sheet-drawers.ts";
import { Shell } from "../pages/shell.ts";

test("marking: queue, sheet with text, sheet with a PDF, refused marks, what is missing, signing, signed", async ({
  app,
}) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  const queue = new QueueScreen(page);
  await queue.goTo();
  await expect(queue.table).toBeVisible();
  await expectAccessible(page);

  // A DOCX.
  await queue.open("Zoë O’Carrowmere");
  const sheet = new SheetScreen(page);
  await sheet.script.expectText("Demonstration script: invented");
  await expectAccessible(page);

  // A PDF.
  await queue.goTo();
  await queue.open("Bo Øe");
  await sheet.script.expectText("Demonstration script: invented");
  await sheet.mark(1).fill("51");
  await expect(sheet.section(1).getByText("Only 50 marks are available here")).toBeVisible();
  await sheet.mark(2).fill("20");
  await expect(sheet.section(2).getByText("Section referral.")).toBeVisible();
  await sheet.askToSign();
  await expect(sheet.decision.getByText("Before it can be signed:")).toBeVisible();
  await expect(sheet.mark(1)).toBeFocused();
  await expectAccessible(page);

  await sheet.mark(1).fill("31");
  await sheet.judgement("D7.01 1.1", "Met").check();
  await sheet.judgement("D7.01 2.1", "Not met").check();
  await sheet.expectSaved();
  const history = new HistoryDrawer(page);
  await history.open();
  await expect(history.section(1)).toContainText("31 of 50");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(history.drawer).toBeHidden();

  const bank = new CommentBankDrawer(page);
  await sheet.strengths(1).focus();
  await bank.open();
  await bank.drawer.getByRole("button", { name: "New comment" }).click();
  await expectAccessible(page);
  await bank.keep({ text: "{firstName} weighs three models." });
  await expect(bank.comment("Bo weighs three models.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(bank.drawer).toBeHidden();

  await sheet.askToSign();
  await expect(page.getByRole("dialog", { name: "Sign the mark sheet" })).toContainText("things to look at again");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await sheet.sign();
  await expectAccessible(page);
});

test("quality assurance: list, blind sheet, committing, compared, signed", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "f.lindqvale");
  const toCheck = new QualityScreen(page, "To check");
  await toCheck.goTo();
  await expect(toCheck.table).toBeVisible();
  const others = await toCheck.table.getByRole("link").count();
  await page.keyboard.press("/");
  await page.keyboard.type("aoife holt");
  await expect(toCheck.table.getByRole("link")).toHaveCount(1);
  expect(others).toBeGreaterThan(1);
  await page.keyboard.type(" nobody");
  await expect(page.getByText("No sheet has these words")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(toCheck.table.getByRole("link")).toHaveCount(others);
  await expectAccessible(page);

  await toCheck.open("Aoife Ní Bhraonagáin-Holt");
  const sheet = new SheetScreen(page);
  await expect(page.getByText("The assessor's marks stay hidden until you commit yours.")).toBeVisible();
  await sheet.script.expectText("Demonstration script: invented");
  await expectAccessible(page);

  await sheet.judgement("D7.02 1.1", "Partly").check();
  await sheet.mark(1).fill("10");
  await sheet.mark(2).fill("15");
  await sheet.mark(3).fill("18");
  await sheet.expectSaved();
  await page.getByRole("button", { name: "Commit the QA marks" }).click();
  await expect(page.getByRole("dialog", { name: "Commit your QA marks?" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await sheet.commit();
  await expectAccessible(page);

  const compared = new ComparedScreen(page);
  await compared.askToSign();
  await expect(compared.feedback).toBeFocused();
  await expectAccessible(page);
  await compared.feedback.fill("Section 1 describes and does not evaluate.");
  await compared.sign();
  await expectAccessible(page);

  // The assessor learns what was decided, and why.
  await new Shell(page).runCommand("Switch person");
  await signInToDemonstration(page, "c.reddersey");
  const queue = new QueueScreen(page);
  await queue.goTo();
  await queue.show("All");
  await queue.open("Aoife Ní Bhraonagáin-Holt");
  const decided = page.getByRole("note").filter({ hasText: "Quality assurance decided REFERRAL, and that stands" });
  await expect(decided).toContainText("Section 1 describes and does not evaluate.");
  await expectAccessible(page);
});
