import { readFile } from "node:fs/promises";
import { formatShortDate } from "../../../shared/domain/dates.ts";
import { expectAccessible } from "../../support/accessible.ts";
import { expect, test } from "../../support/app.ts";
import { readPdfText } from "../../support/pdf-text.ts";
import { unzip } from "../../support/zip.ts";
import { ScriptsScreen, startAsCentreStaff } from "../pages/centre-work-pages.ts";
import { GiveBackScreen } from "../pages/give-back-pages.ts";
import {
  openDemonstration,
  QualityScreen,
  QueueScreen,
  SheetScreen,
  signInToDemonstration,
} from "../pages/marking-pages.ts";
import { Shell } from "../pages/shell.ts";

const staff = "p.thornmere";
const assignment = "Work-based assignment";
const maria = "María de los Ángeles Quintanilla Ybarra";
const iqaNames = ["Farideh Lindqvale", "Bronagh Castellane"];

test("centre staff give a cohort back: what can and can't be, one ZIP, and one learner alone", async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  const giveBack = new GiveBackScreen(page);

  await test.step("choosing all says what will be made, and names what is left out with the reason", async () => {
    await openDemonstration(page);
    await signInToDemonstration(page, staff);
    await giveBack.goTo();
    await expect(page.getByText("Choose at least one learner's script.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Make the PDFs" })).toBeDisabled();
    await giveBack.chooseAll();
    await giveBack.expectPlan(6, 14);
    await expect(giveBack.leftOut).toContainText("The assessor has not signed this sheet yet.");
    await expect(giveBack.leftOut).toContainText("The sheet is in quality assurance");
    await expect(giveBack.leftOut).toContainText("Quality assurance came to another decision");
    await expectAccessible(page);
  });

  await test.step("the list narrows to what can be given back", async () => {
    await giveBack.show("Can be given back");
    await expect(giveBack.row(maria, assignment)).toContainText("Ready, provisional");
    await expect(giveBack.row(maria, assignment)).toContainText("Not yet");
    await expect(page.getByText("20 of 20 chosen")).toBeVisible();
    await expect(giveBack.row("Amir", "Reflective")).toHaveCount(0);
    await page.getByRole("textbox", { name: "Search scripts" }).fill("nobody at all");
    await expect(page.getByText("No mark sheet found")).toBeVisible();
    await page.getByRole("button", { name: "Show all mark sheets" }).click();
  });

  await test.step("both kinds are made, and the ZIP holds one file each", async () => {
    await giveBack.also("Mark sheets");
    await giveBack.expectPlan(17, 23);
    const { path, name } = await giveBack.make(app, 17);
    expect(name).toMatch(/^demonstration-feedback-reports-and-mark-sheets-\d{8}T\d{4}\.zip$/);
    await expectAccessible(page);
    const entries = await unzip(await readFile(path));
    const reports = [...entries].filter(([entry]) => entry.startsWith("feedback-reports/"));
    expect(reports).toHaveLength(6);
    for (const [entry, bytes] of reports) {
      const text = await readPdfText(new Uint8Array(bytes));
      expect(text, entry).toContain("FEEDBACK REPORT");
      // How far the result has come, and nothing else of quality assurance.
      expect(text, entry).toMatch(/Provisional result|Quality-assured result/);
      for (const hidden of [...iqaNames.map((iqa) => `IQA ${iqa}`), "QA mark", "QA decision", "Date of IQA check"])
        expect(text, entry).not.toContain(hidden);
    }
    await page.getByRole("button", { name: "Give back more" }).click();
    await expect(page.getByRole("region", { name: "What will be made" })).toBeFocused();
    await giveBack.expectPlan(17, 23);
  });

  await test.step("the list says what was given back, and what is still to be", async () => {
    const today = formatShortDate(new Date().toISOString());
    await expect(giveBack.row(maria, assignment)).toContainText(today);
    await giveBack.show("Still to be given back");
    await expect(page.getByText("No mark sheet found")).toBeVisible();
    await page.getByRole("button", { name: "Show all mark sheets" }).click();
    await giveBack.show("Given back");
    await expect(giveBack.row(maria, assignment)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("a script's details give back that one, or say why not", async () => {
    await new Shell(page).goTo("Scripts");
    const scripts = new ScriptsScreen(page);
    const details = await scripts.openDetails(maria, assignment);
    await expectAccessible(page);
    const { name, path } = await app.save(() =>
      details.getByRole("button", { name: "Save feedback report (PDF)" }).click(),
    );
    expect(name).toMatch(/-maria-de-los-angeles-.*-work-based-assignment-attempt-1-feedback\.pdf$/);
    expect(await readPdfText(new Uint8Array(await readFile(path)))).toContain(maria);
    await expect(details.getByRole("status").filter({ hasText: name })).toBeVisible();
    await expect(details.getByText(/^Feedback report given back on /)).toBeVisible();
    const sheet = await app.save(() => details.getByRole("button", { name: "Save mark sheet (PDF)" }).click());
    expect(sheet.name).toMatch(/-mark-sheet\.pdf$/);
    await page.keyboard.press("Escape");
    const open = await scripts.openDetails("Amir", "Reflective");
    await expect(open.getByText("The assessor has not signed this sheet yet.")).toBeVisible();
    await expect(open.getByRole("button", { name: /^Save feedback/ })).toHaveCount(0);
  });
});

test("a centre without scripts hears what giving back needs, and is led there", async ({ app }) => {
  const { page } = app;
  await startAsCentreStaff(page);
  await new GiveBackScreen(page).goTo();
  await expect(page.getByText("Nothing to give back yet")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "To the scripts" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Scripts" })).toBeVisible();
});

test("a batch can be cancelled, and leaves the choice as it was", async ({ app }) => {
  const { page } = app;
  const giveBack = new GiveBackScreen(page);
  await openDemonstration(page);
  await signInToDemonstration(page, staff);
  const shell = new Shell(page);
  await shell.goTo("Scripts");
  await shell.runCommand("Give back");
  await shell.heading("Give back").waitFor();
  await giveBack.chooseAll();
  await giveBack.also("Mark sheets");
  await giveBack.expectPlan(17, 23);
  // Held back, so that there is time to press Cancel.
  await page.evaluate(() => {
    HTMLAnchorElement.prototype.click = () => {
      throw new Error("Nothing may be saved after Cancel.");
    };
  });
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Make the PDFs" })).toBeEnabled();
  await giveBack.expectPlan(17, 23);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("an assessor saves the report of a sheet they signed, and hears why not while it is quality-assured", async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { page } = app;
  const shell = new Shell(page);
  await openDemonstration(page);
  await signInToDemonstration(page, "n.hallworth");
  const queue = new QueueScreen(page);
  await queue.goTo();
  await queue.show("Signed");
  await queue.open(maria, assignment);
  const { name } = await app.save(() => page.keyboard.press("Alt+B"));
  expect(name).toMatch(/-feedback\.pdf$/);
  await expect(new SheetScreen(page).decision.getByText(name)).toBeVisible();
  await expectAccessible(page);

  await shell.lock();
  await signInToDemonstration(page, "f.lindqvale");
  const toCheck = new QualityScreen(page, "To check");
  await toCheck.goTo();
  await toCheck.open(maria, assignment);
  const sheet = new SheetScreen(page);
  await sheet.mark(1).fill("30");
  await sheet.expectSaved();

  await shell.lock();
  await signInToDemonstration(page, "n.hallworth");
  await queue.goTo();
  await queue.show("Signed");
  await queue.open(maria, assignment);
  await page.getByRole("button", { name: "Save feedback report" }).click();
  await expect(page.getByRole("alert")).toContainText("The sheet is in quality assurance");
});
