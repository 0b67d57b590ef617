import { expect, test } from "../../support/app.ts";
import { CentrePage } from "../pages/centre-page.ts";
import { fixture, TakeInScreen } from "../pages/centre-work-pages.ts";
import { AttemptsDialog, HoursLog, ReferralsScreen } from "../pages/desk-pages.ts";
import {
  ComparedScreen,
  openDemonstration,
  QualityScreen,
  QueueScreen,
  SheetScreen,
  signInToDemonstration,
} from "../pages/marking-pages.ts";
import { Shell } from "../pages/shell.ts";

const staff = "p.thornmere";
const assessor = { name: "Bronagh Castellane", signInName: "b.castellane" };
const learner = "Bo Øe";
const assignment = "Work-based assignment";

test("a referred section is answered: the rest is carried forward, and the next attempt passes", async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  const shell = new Shell(page);
  const queue = new QueueScreen(page);
  const sheet = new SheetScreen(page);
  const referrals = new ReferralsScreen(page);

  await test.step("the first attempt is a REFERRAL of section 2", async () => {
    await openDemonstration(page);
    await signInToDemonstration(page, assessor.signInName);
    await queue.goTo();
    await queue.open(learner, assignment);
    await sheet.mark(1).fill("33");
    await sheet.strengths(1).fill("Weighs three alternatives against their cost.");
    await sheet.mark(2).fill("20");
    await sheet.improvements(2).fill("Show where you meet what the role asks.");
    await sheet.expectSaved();
    await expect(sheet.decision).toContainText("53 of 100, but REFERRAL");
    await sheet.sign();
    await referrals.goTo();
    await expect(referrals.row(learner)).toContainText("Own commitment to mentoring and coaching");
    await expect(referrals.row(learner).getByRole("button")).toHaveCount(0);
  });

  await test.step("centre staff allow one attempt, so a second asks why before it is taken in", async () => {
    await shell.lock();
    await signInToDemonstration(page, staff);
    await shell.goTo("Centre");
    await new CentrePage(page).open("Centre and settings");
    await page.getByLabel("Attempts allowed").fill("1");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await referrals.goTo();
    await expect(referrals.row(learner)).toContainText("1 of 1");
    await referrals.takeInNext(learner);
    await expect(page.getByRole("combobox", { name: "Learner" })).toHaveValue(new RegExp(learner));
    await expect(page.getByRole("radio", { name: new RegExp(assignment) })).toBeChecked();
    const takeIn = new TakeInScreen(page);
    await takeIn.dropFiles(fixture("assignment.docx"));
    await takeIn.confirmOwnWork();
    await takeIn.assignTo(assessor.name);
    await takeIn.submit();
    await expect(page.getByText("This is attempt 2; the centre allows 1.")).toBeVisible();
    await page.getByLabel("Why it is taken in beyond the centre's limit").fill("Agreed after illness.");
    await takeIn.submit();
    await takeIn.expectTakenIn(assignment, 2);
    await referrals.goTo();
    await expect(referrals.row(learner)).toHaveCount(0);
  });

  await test.step("the assessor finds section 1 read only with its origin, and both scripts side by side", async () => {
    await shell.lock();
    await signInToDemonstration(page, assessor.signInName);
    await queue.goTo();
    await queue.open(learner, assignment);
    await expect(sheet.section(1)).toContainText("Carried forward from attempt 1.");
    await expect(sheet.section(1)).toContainText("Weighs three alternatives against their cost.");
    await expect(sheet.mark(1)).toHaveCount(0);
    // Nothing can be tied to it here, so nothing is missed either.
    await expect(sheet.section(2)).toContainText("No evidence");
    await expect(sheet.section(1)).not.toContainText("No evidence");
    await expect(sheet.mark(2)).toHaveValue("");
    await expect(page.getByText("Attempt 2; the centre allows 1.")).toContainText("Agreed after illness.");
    const attempts = new AttemptsDialog(page);
    await attempts.open();
    await expect(attempts.scripts.getByRole("deletion").first()).toBeVisible();
    await expect(attempts.scripts.getByRole("insertion").first()).toBeVisible();
    await attempts.dialog.getByRole("tab", { name: "Marks and feedback" }).click();
    await expect(attempts.dialog).toContainText("Show where you meet what the role asks.");
    await attempts.close();
  });

  await test.step("the answered section makes it a PASS, and the first attempt stays as it was", async () => {
    await sheet.mark(2).fill("27");
    await sheet.strengths(2).fill("Meets what the role asks, with examples.");
    await sheet.expectSaved();
    await expect(sheet.decision).toContainText("60 of 100: PASS");
    await sheet.sign();
    await queue.goTo();
    await queue.show("Signed");
    const first = queue.row(learner, assignment).filter({ has: page.getByRole("cell", { name: "1", exact: true }) });
    await first.getByRole("link", { name: learner }).click();
    await expect(sheet.decision).toContainText("53 of 100, but REFERRAL");
    await expect(page.getByRole("button", { name: "Reopen" })).toHaveCount(0);
  });

  await test.step("an IQA sees what was carried from the assessor's column once their own marks are committed", async () => {
    await shell.lock();
    await signInToDemonstration(page, "f.lindqvale");
    const toCheck = new QualityScreen(page, "To check");
    await toCheck.goTo();
    const second = toCheck.row(learner, assignment).filter({ has: page.getByRole("cell", { name: "2", exact: true }) });
    await second.getByRole("link", { name: learner }).click();
    await expect(sheet.section(1)).toContainText("they are shown once you commit your marks.");
    await expect(sheet.section(1)).not.toContainText("Weighs three alternatives");
    await expect(sheet.section(1)).not.toContainText("33");
    await expect(sheet.decision).toContainText("The decision is shown once you commit");
    await sheet.mark(2).fill("26");
    await sheet.expectSaved();
    await expect(sheet.decision).not.toContainText("26");
    await sheet.commit();
    await expect(new ComparedScreen(page).outcomes).toContainText("59 of 100");
    await expect(new ComparedScreen(page).section(1)).toContainText("Weighs three alternatives");
    await expect(new ComparedScreen(page).section(1)).toContainText("Carried forward from attempt 1.");
  });
});

test("the hours of a diary add up beside the section that asks for them", async ({ app }) => {
  test.setTimeout(120_000);
  await openDemonstration(app.page);
  await signInToDemonstration(app.page, "n.hallworth");
  const queue = () => new QueueScreen(app.page);
  const sheet = () => new SheetScreen(app.page);
  const hours = () => new HoursLog(app.page);
  const diary = "Þórdís Hrafnkelsdóttir-Wexcombe";
  await queue().goTo();
  await queue().open(diary);
  await expect(sheet().section(2)).toContainText("0 min of 12 h recorded: 12 h missing.");

  await test.step("typed by the keyboard alone", async () => {
    await hours().open();
    await hours().field("new", "date").fill("2026-09-01");
    await hours().field("new", "client code").fill("A");
    await hours().field("new", "minutes").fill("1:30");
    await app.page.keyboard.press("Enter");
    await expect(hours().field(1, "minutes")).toHaveValue("90");
    await expect(hours().field("new", "date")).toBeFocused();
    await hours().field("new", "minutes").fill("60");
    await app.page.keyboard.press("Enter");
    await expect(hours().drawer.getByText("Choose the day.")).toBeVisible();
    await hours().field(1, "minutes").fill("120");
    await app.page.keyboard.press("Tab");
    await hours().field(1, "client code").press("Enter");
    await expect(hours().drawer).toContainText("2 h of 12 h recorded: 10 h missing.");
  });

  await test.step("pasted from a spreadsheet, with what can't be taken named by its row", async () => {
    await hours().paste(
      [
        "Date\tClient\tMinutes\tKind",
        "1/9/2026\tA\t120\tCoaching",
        "31/9/2026\tB\t60\tCoaching",
        "2/9/2026\tB\t9 h\tMentoring",
        "3/9/2026\tC\t60\tTeam meeting",
      ].join("\n"),
    );
    await expect(hours().drawer).toContainText("2 rows can be added. 2 rows can't");
    await expect(hours().drawer.getByRole("alert").first()).toHaveText("This session is in the log already.");
    await expect(hours().drawer.getByRole("alert").last()).toContainText("“31/9/2026” is not a date");
    await hours().drawer.getByRole("button", { name: "Add 2 sessions" }).click();
    await expect(hours().drawer).toContainText("2 sessions added. No row can be added yet.");
    await hours().drawer.getByRole("button", { name: "Back to the log" }).click();
    await expect(hours().drawer).toContainText("11 h of 12 h recorded: 1 h missing.");
    await expect(hours().drawer).toContainText("1 h of other work does not count");
    await hours().close();
    await expect(sheet().section(2)).toContainText("11 h of 12 h recorded: 1 h missing.");
  });

  await test.step("kept over a restart", async () => {
    await app.restart();
    await openDemonstration(app.page);
    await signInToDemonstration(app.page, "n.hallworth");
    await queue().goTo();
    await queue().open(diary);
    await expect(sheet().section(2)).toContainText("11 h of 12 h recorded: 1 h missing.");
  });
});
