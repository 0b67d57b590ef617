import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "../../support/app.ts";
import { ScriptsScreen } from "../pages/centre-work-pages.ts";
import { SignedDifference } from "../pages/desk-pages.ts";
import {
  ComparedScreen,
  openDemonstration,
  QualityScreen,
  QueueScreen,
  SheetScreen,
  signInToDemonstration,
} from "../pages/marking-pages.ts";
import { Shell } from "../pages/shell.ts";

const learner = "Aoife";
const assignment = "Work-based assignment";

/** A mark of the one sheet of this assessor's that is quality-assured, changed past the program. */
function alter(dataFolder: string): void {
  const database = new Database(join(dataFolder, "demonstration", "workstation.db"));
  const change = database.prepare(
    `UPDATE sheet_entry SET mark = mark - 1 WHERE side = 'assr' AND item_id = 's1' AND sheet_id IN (
       SELECT mark_sheet.id FROM mark_sheet JOIN script ON script.id = mark_sheet.script_id
       JOIN person ON person.id = script.assessor_id
       WHERE person.sign_in_name = 'n.hallworth' AND script.state = 'qa-signed')`,
  );
  expect(change.run().changes).toBe(1);
  database.close();
}

test("a checked sheet that is not what was signed says so to everybody, is taken back with a reason and signed anew by both", async ({
  app,
}) => {
  test.setTimeout(180_000);
  await openDemonstration(app.page);
  await app.kill();
  alter(app.dataFolder);
  await app.restart();
  await openDemonstration(app.page);
  const { page } = app;
  const isTo = async (signInName: string) => {
    await new Shell(page).lock();
    await signInToDemonstration(page, signInName);
  };
  const note = page.getByRole("alert").filter({ hasText: "This sheet is not what was signed" });

  await test.step("its IQA can't do anything before its assessor has", async () => {
    await signInToDemonstration(page, "f.lindqvale");
    const done = new QualityScreen(page, "Done");
    await done.goTo();
    await done.open(learner, assignment);
    await expect(note).toContainText("Tell Ngozi Hallworth-Eze, who takes the sheet back with a reason");
    await expect(page.getByRole("button", { name: "Take the check back" })).toHaveCount(0);
  });

  await test.step("centre staff are told who goes on", async () => {
    await isTo("p.thornmere");
    const details = await new ScriptsScreen(page).openDetails(learner, assignment);
    await expect(details.getByRole("alert")).toContainText("ask Ngozi Hallworth-Eze to take it back with a reason");
    await expect(details.getByRole("button", { name: "Reassign" })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("its assessor sees what differs, and signs it anew", async () => {
    await isTo("n.hallworth");
    const queue = new QueueScreen(page);
    await queue.goTo();
    await queue.show("Signed");
    await queue.open(learner, assignment);
    await expect(note).toContainText("Then it lies with Farideh Lindqvale again.");
    const difference = new SignedDifference(page);
    await difference.open();
    await expect(difference.change("Mark")).toBeVisible();
    await difference.close();
    const sheet = new SheetScreen(page);
    await sheet.reopen("The mark of section 1 is not what I gave.");
    await expect(note).toHaveCount(0);
    await sheet.sign();
  });

  await test.step("and its IQA compares and signs anew", async () => {
    await isTo("f.lindqvale");
    const inHand = new QualityScreen(page, "In hand");
    await inHand.goTo();
    await inHand.open(learner, assignment);
    await expect(note).toHaveCount(0);
    await new ComparedScreen(page).sign();
  });
});
