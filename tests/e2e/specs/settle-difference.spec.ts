import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.ts";
import { expect, test } from "../../support/app.ts";
import { GiveBackScreen } from "../pages/give-back-pages.ts";
import {
  ComparedScreen,
  openDemonstration,
  QualityScreen,
  QueueScreen,
  SheetScreen,
  signInToDemonstration,
} from "../pages/marking-pages.ts";
import { Shell } from "../pages/shell.ts";

const assessor = "c.reddersey";
const iqa = "f.lindqvale";
/** Passed by the assessor, referred in section 2 by quality assurance. */
const learner = "Ánh Dương";
const diary = "Reflective review";

async function openAsAssessor(page: Page): Promise<SheetScreen> {
  await signInToDemonstration(page, assessor);
  const queue = new QueueScreen(page);
  await queue.goTo();
  await queue.show("Signed");
  await queue.open(learner, diary);
  return new SheetScreen(page);
}

async function openInHandAsIqa(page: Page): Promise<ComparedScreen> {
  await signInToDemonstration(page, iqa);
  const list = new QualityScreen(page, "In hand");
  await list.goTo();
  await list.open(learner, diary);
  return new ComparedScreen(page);
}

/** A dialog that closes, or a sheet that changes under it, leaves the keyboard somewhere: never at the top of the window. */
async function expectKeyboardKept(page: Page): Promise<void> {
  await expect(page.locator("main :focus")).toHaveCount(1);
}

async function giveReason(page: Page, button: string, title: string | RegExp, reason: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: title });
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("an assessor who agrees with another QA decision revises the sheet; both sign again, and the report goes out", async ({
  app,
}) => {
  test.setTimeout(150_000);
  const { page } = app;
  const shell = new Shell(page);
  await openDemonstration(page);

  await test.step("the strip below the sheet says which decision stands, and the note how to go on", async () => {
    await signInToDemonstration(page, assessor);
    const queue = new QueueScreen(page);
    await queue.goTo();
    // Nobody looks for work among what is signed: the queue names it.
    const note = page.getByRole("note").filter({ hasText: "Quality assurance decided otherwise" });
    await expect(note).toContainText("on 1 sheet of yours");
    await queue.show("Signed");
    await expect(queue.row(learner, diary)).toContainText("QA decision differs");
    await note.getByRole("link", { name: learner }).click();
    const sheet = new SheetScreen(page);
    await expect(sheet.decision).toContainText("The QA decision stands. 60 of 100, but REFERRAL: section 2");
    await expect(sheet.decision).toContainText("Your decision was another: 66 of 100: PASS.");
    await expect(sheet.decision).not.toContainText(/would/i);
    await page.keyboard.press("Alt+B");
    await expect(sheet.decision.getByRole("alert")).toContainText("The assessor opens the sheet and either agrees");
    await expectAccessible(page);
  });

  await test.step("agreeing opens the sheet again, with the keyboard in it; nobody's mark is written", async () => {
    await giveReason(page, "Agree and revise", /^Agree with REFERRAL/, "Section 2 names no contract.");
    const sheet = new SheetScreen(page);
    await expect(sheet.mark(2)).toHaveValue("17");
    await expect(sheet.decision).toContainText("Quality assurance: 60 of 100, but REFERRAL: section 2");
    await expectKeyboardKept(page);
    await sheet.mark(2).fill("13");
    await sheet.improvements(2).fill("Name the contract with each client.");
    await sheet.expectSaved();
    await expect(sheet.decision).toContainText("62 of 100, but REFERRAL");
    await sheet.sign();
    await expect(page.getByText("It counts once the IQA has compared both columns again and signed.")).toBeVisible();
    await expectKeyboardKept(page);
    await expectAccessible(page);
  });

  await test.step("the IQA compares again and signs", async () => {
    await shell.lock();
    const compared = await openInHandAsIqa(page);
    await expect(page.getByText("The assessor has revised this sheet since you signed")).toBeVisible();
    await expect(compared.outcomes).toContainText("Both outcomes are REFERRAL.");
    const today = await compared.date.inputValue();
    await compared.date.fill("2001-01-01");
    await compared.askToSign();
    await expect(compared.date).toHaveAccessibleDescription(/The date lies before the script was received\./);
    await expect(compared.date).toBeFocused();
    await compared.date.fill(today);
    await compared.sign();
    await expect(page.getByText("The assessor's outcome is confirmed.")).toBeVisible();
    await expectKeyboardKept(page);
  });

  await test.step("what stands is said in the QA figures, and the assessor's are named as theirs", async () => {
    await shell.lock();
    const sheet = await openAsAssessor(page);
    await expect(sheet.decision).toContainText("Quality-assured: this decision stands. 60 of 100, but REFERRAL");
    await expect(sheet.decision).toContainText("Your own marks stay beside it: 62 of 100, but REFERRAL");
    await expect(page.getByRole("note").filter({ hasText: "Quality assurance agreed" })).toContainText("60 of 100");
    await expectAccessible(page);
  });

  await test.step("the report can be given back", async () => {
    await shell.lock();
    await signInToDemonstration(page, "p.thornmere");
    const giveBack = new GiveBackScreen(page);
    await giveBack.goTo();
    await expect(giveBack.row(learner, diary)).toContainText("Ready");
    await expect(giveBack.row(learner, diary)).not.toContainText("provisional");
  });
});

test("an assessor who does not agree escalates; the IQA reads why, takes the check back and marks again", async ({
  app,
}) => {
  test.setTimeout(150_000);
  const { page } = app;
  const shell = new Shell(page);
  await openDemonstration(page);
  await openAsAssessor(page);
  await giveReason(page, "Escalate", "Escalate the QA decision", "The contract is in the appendix.");
  await expect(page.getByText("The contract is in the appendix.")).toBeVisible();
  await expectAccessible(page);

  await shell.lock();
  // Not among what is done: it waits for an answer.
  await signInToDemonstration(page, iqa);
  const inHand = new QualityScreen(page, "In hand");
  await inHand.goTo();
  await expect(inHand.row(learner, diary)).toContainText("Escalated");
  await inHand.open(learner, diary);
  await expect(page.getByText("The contract is in the appendix.")).toBeVisible();
  await expectAccessible(page);
  await giveReason(page, "Take the check back", "Take the check back", "Settled: the appendix counts.");
  await expectKeyboardKept(page);
  await expect(page.getByText("Settled: the appendix counts. You have seen the assessor's marks")).toBeVisible();
  const sheet = new SheetScreen(page);
  await sheet.mark(2).fill("16");
  await sheet.expectSaved();

  await test.step("before the commit the dialog lists what to look at again, and leads there", async () => {
    await page.keyboard.press("ControlOrMeta+Enter");
    const dialog = page.getByRole("dialog", { name: "Commit your QA marks?" });
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await expect(dialog).toContainText("things to look at again");
    await expectAccessible(page);
    await dialog
      .getByRole("button", { name: /^Go there: Not judged yet/ })
      .first()
      .click();
    await expect(dialog).toBeHidden();
    await expect(sheet.section(1).locator(":focus")).toHaveCount(1);
  });
  await sheet.commit();
  await expectKeyboardKept(page);
  const compared = new ComparedScreen(page);
  await expect(compared.outcomes).toContainText("Both outcomes are PASS.");
  await compared.feedback.fill("The appendix holds the contract.");
  await compared.sign();
  await expect(page.getByText("The assessor's outcome is confirmed.")).toBeVisible();
});
