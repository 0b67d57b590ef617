import { expect, test } from "../../support/app.ts";
import { openDemonstration, QueueScreen, SheetScreen, signInToDemonstration } from "../pages/marking-pages.ts";
import { CommentBankDrawer, HistoryDrawer } from "../pages/sheet-drawers.ts";
import { Shell } from "../pages/shell.ts";

test("what was written is taken back and brought back after a restart, and every moment can be read", async ({
  app,
}) => {
  await openDemonstration(app.page);
  await signInToDemonstration(app.page, "b.castellane");
  await new QueueScreen(app.page).open("Bo Øe");
  let sheet = new SheetScreen(app.page);
  await sheet.mark(1).fill("31");
  await sheet.judgement("D7.01 1.1", "Met").check();
  await sheet.expectSaved();
  await app.restart();

  await openDemonstration(app.page);
  await signInToDemonstration(app.page, "b.castellane");
  sheet = new SheetScreen(app.page);
  if (!(await sheet.sheet.isVisible())) await new QueueScreen(app.page).open("Bo Øe");
  await expect(sheet.judgement("D7.01 1.1", "Met")).toBeChecked();
  await sheet.undo.click();
  await expect(sheet.judgement("D7.01 1.1", "Not judged")).toBeChecked();
  // Outside a text field by the usual keys; inside one those take back typing, and Alt steps.
  await sheet.undo.focus();
  await app.page.keyboard.press("ControlOrMeta+Z");
  await expect(sheet.mark(1)).toHaveValue("");
  await sheet.mark(1).focus();
  await app.page.keyboard.press("Alt+Shift+Z");
  await expect(sheet.mark(1)).toHaveValue("31");
  await sheet.redo.click();
  await expect(sheet.judgement("D7.01 1.1", "Met")).toBeChecked();
  await expect(sheet.redo).toHaveAttribute("aria-disabled", "true");
  await sheet.expectSaved();

  const history = new HistoryDrawer(app.page);
  await history.open();
  await expect(history.moment("Brought back: Criterion D7.01 1.1, section 1")).toBeFocused();
  await expect(history.section(1)).toContainText("31 of 50");
  await history.moment("Taken back: Mark, section 1").click();
  await expect(history.section(1)).toContainText("Not marked, 50 available");
  await app.page.keyboard.press("ArrowDown");
  await expect(history.moment("Taken back: Criterion D7.01 1.1, section 1")).toBeFocused();
  await expect(history.section(1)).toContainText("31 of 50");
  await app.page.keyboard.press("End");
  await expect(history.section(1)).not.toContainText("To be checked before I mark.");
  await expect(history.sheet.getByRole("textbox")).toHaveCount(0);
});

test("a comment that was kept from one learner's feedback goes into another's with their name", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  const queue = new QueueScreen(page);
  const sheet = new SheetScreen(page);
  const bank = new CommentBankDrawer(page);
  await queue.open("Bo Øe");
  await sheet.strengths(1).fill("Bo compares three models. Clear aims.");
  await sheet.strengths(1).selectText();
  await bank.open();
  await bank.drawer.getByRole("button", { name: "Keep the selected text" }).click();
  await bank.keep({ text: "{nobody} compares three models." }).catch(() => undefined);
  await expect(bank.form.getByText("{nobody} is not filled in by anything.")).toBeVisible();
  await bank.keep({ text: "{firstName} compares three models.", offered: "Everywhere" });
  await expect(bank.comment("Bo compares three models.")).toContainText("not used yet");
  await page.keyboard.press("Escape");
  await expect(sheet.strengths(1)).toBeFocused();
  await expect(sheet.strengths(1)).toHaveValue("Bo compares three models. Clear aims.");

  await queue.goTo();
  await queue.open("Zoë O’Carrowmere");
  await sheet.strengths(2).fill("Sessions are well planned. The diary is complete.");
  await sheet.strengths(2).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(26, 26));
  await bank.open();
  await bank.search.fill("models compar");
  await expect(bank.comment("Zoë compares three models.")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  const whole = "Sessions are well planned. Zoë compares three models. The diary is complete.";
  await expect(sheet.strengths(2)).toHaveValue(whole);
  await expect(sheet.strengths(2)).toBeFocused();
  await sheet.expectSaved();
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(sheet.strengths(2)).toHaveValue("Sessions are well planned. The diary is complete.");
  await expect(sheet.strengths(2)).toHaveAttribute("spellcheck", "true");
  await expect(sheet.strengths(2)).toHaveAttribute("lang", "en-GB");

  await bank.open();
  await expect(bank.comment("Zoë compares three models.")).toContainText("used once");
  await bank.drawer.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog", { name: "Remove this comment?" }).getByRole("button", { name: "Remove" }).click();
  await expect(bank.comment("Zoë compares three models.")).toHaveCount(0);
});

test("checks before signing warn, lead to the place, and keep nobody from signing", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  await new QueueScreen(page).open("Bo Øe");
  const sheet = new SheetScreen(page);
  await sheet.mark(1).fill("33");
  await sheet.mark(2).fill("20");
  await sheet.strengths(1).fill("{firstName} weighs three models.");
  await sheet.improvements(2).fill("");
  await sheet.judgement("D7.01 2.3", "Met").check();
  await sheet.askToSign();
  await expect(sheet.signDialog).toContainText("The learner needs to know what to change before handing in again.");
  await sheet.goToCheck("This section does not pass, and no areas for improvement are written.");
  await expect(sheet.improvements(2)).toBeFocused();
  await page.keyboard.type("Say what the role asks of you.");
  await sheet.askToSign();
  await sheet.goToCheck("Not judged yet: D7.01 2.2.");
  await expect(sheet.judgement("D7.01 2.2", "Not judged")).toBeFocused();
  await sheet.askToSign();
  await sheet.goToCheck("A placeholder is left in the strengths.");
  await expect(sheet.strengths(1)).toBeFocused();
  await sheet.sign();
  await sheet.reopen("The second section was read too quickly.");
  await expect(sheet.mark(1)).toHaveValue("33");
  await expect(page.getByText("The second section was read too quickly.").first()).toBeVisible();
});

test("a second window reads what the first writes, until it takes the sheet over", async ({ app }) => {
  const { page } = app;
  await openDemonstration(page);
  await signInToDemonstration(page, "b.castellane");
  const queue = new QueueScreen(page);
  await queue.open("Bo Øe");
  const first = new SheetScreen(page);
  const second = new SheetScreen(await new Shell(page).openWindow());
  await expect(second.page.getByText("Open in another window")).toBeVisible();
  await expect(second.page.getByText(/^Bronagh Castellane has had it open there since /)).toBeVisible();
  await expect(second.mark(1)).toHaveCount(0);
  await first.mark(1).fill("31");
  await expect(second.section(1)).toContainText("31 of 50");

  await second.takeOver.click();
  await expect(second.mark(1)).toHaveValue("31");
  await expect(first.takeOver).toBeVisible();
  await second.mark(1).fill("32");
  await expect(first.section(1)).toContainText("32 of 50");

  await new QueueScreen(second.page).goTo();
  await expect(first.mark(1)).toHaveValue("32");
});
