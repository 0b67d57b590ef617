import { expect, test } from "../../support/app.ts";
import { SignedDifference } from "../pages/desk-pages.ts";
import { openDemonstration, QueueScreen, SheetScreen, signInToDemonstration } from "../pages/marking-pages.ts";

const assessor = { name: "Bronagh Castellane", signInName: "b.castellane" };
const learner = "Bo Øe";

test("a change after signing asks for a reason, voids the signature and shows what changed", async ({ app }) => {
  test.setTimeout(150_000);
  await openDemonstration(app.page);
  await signInToDemonstration(app.page, assessor.signInName);
  const queue = () => new QueueScreen(app.page);
  const sheet = () => new SheetScreen(app.page);
  const difference = () => new SignedDifference(app.page);
  const signatures = () => app.page.getByRole("region", { name: "Signatures" });

  await test.step("signed", async () => {
    await queue().goTo();
    await queue().open(learner);
    await sheet().mark(1).fill("33");
    await sheet().strengths(1).fill("Weighs three alternatives.");
    await sheet().mark(2).fill("30");
    await sheet().improvements(2).fill("Name one client.");
    await sheet().expectSaved();
    await sheet().sign();
    await expect(difference().button).toHaveCount(0);
  });

  await test.step("reopened with a reason, which stays beside the signature", async () => {
    await app.page.getByRole("button", { name: "Reopen" }).click();
    const dialog = app.page.getByRole("dialog", { name: "Reopen the mark sheet" });
    await expect(dialog.getByRole("button", { name: "Reopen" })).toBeDisabled();
    const pasted = "A page was overlooked. ".repeat(30);
    await dialog.getByLabel("Reason").fill(pasted);
    await dialog.getByRole("button", { name: "Reopen" }).click();
    await expect(dialog.getByRole("alert")).toContainText("500 characters at most");
    await expect(dialog.getByLabel("Reason")).toHaveValue(pasted);
    await app.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await sheet().reopen("A page was overlooked.");
    await expect(signatures()).toContainText("Void since");
    await expect(signatures()).toContainText("A page was overlooked.");
    await difference().open();
    await expect(difference().drawer).toContainText("Nothing has changed: the sheet says what was signed.");
    await difference().close();
  });

  await test.step("each changed field is shown with what was signed and what stands there now", async () => {
    await sheet().mark(1).fill("36");
    await sheet().strengths(1).fill("Weighs four alternatives with care.");
    await sheet().expectSaved();
    await difference().open();
    const { drawer } = difference();
    await expect(drawer).toContainText(`Signed by ${assessor.name}`);
    await expect(drawer.getByRole("heading", { name: /^1\. / })).toBeVisible();
    await expect(drawer.getByRole("heading", { name: /^2\. / })).toHaveCount(0);
    await expect(difference().change("Mark")).toContainText("33");
    await expect(difference().change("Mark")).toContainText("36");
    const strengths = difference().change("Strengths");
    await expect(strengths.getByRole("deletion").filter({ hasText: "three" })).toBeVisible();
    await expect(strengths.getByRole("insertion").filter({ hasText: "four" })).toBeVisible();
    await expect(difference().change("Total")).toContainText("63");
    await expect(difference().change("Total")).toContainText("66");
    await difference().close();
  });

  await test.step("signed again: the old signature stays, void, and so does the difference, after a restart too", async () => {
    await sheet().sign();
    await app.restart();
    await openDemonstration(app.page);
    await signInToDemonstration(app.page, assessor.signInName);
    await queue().goTo();
    await queue().show("Signed");
    await queue().open(learner);
    await expect(signatures().getByRole("listitem")).toHaveCount(2);
    await expect(signatures().getByRole("listitem").filter({ hasText: "Void since" })).toHaveCount(1);
    await difference().open();
    await expect(difference().change("Mark")).toContainText("36");
  });
});
