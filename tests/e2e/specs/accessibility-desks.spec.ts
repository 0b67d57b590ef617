import { expectAccessible } from "../../support/accessible.ts";
import { expect, test } from "../../support/app.ts";
import { CentrePage } from "../pages/centre-page.ts";
import {
  AttemptsDialog,
  CountersignScreen,
  HoursLog,
  openMyDeclarations,
  PeopleDesk,
  ReferralsScreen,
  SignedDifference,
} from "../pages/desk-pages.ts";
import { openDemonstration, QueueScreen, SheetScreen, signInToDemonstration } from "../pages/marking-pages.ts";
import { Shell } from "../pages/shell.ts";

test("staff's desks: trainees, interests, limits, referrals", async ({ app }) => {
  test.setTimeout(150_000);
  const { page } = app;
  const shell = new Shell(page);
  await openDemonstration(page);
  await signInToDemonstration(page, "p.thornmere");
  await shell.goTo("Centre");
  await page.getByRole("button", { name: "Edit Callum Reddersey" }).click();
  await page.getByRole("switch", { name: "Trainee assessor" }).check({ force: true });
  await expectAccessible(page, "trainee");
  await page.keyboard.press("Escape");
  const interests = await new PeopleDesk(page).openInterests("Callum Reddersey");
  await interests.declare("Bo Øe", "Cousins.");
  await interests.area.getByRole("button", { name: "Withdraw the interest in Bo Øe" }).click();
  await interests.area.getByRole("button", { name: "Withdraw the interest", exact: true }).click();
  await expect(interests.area.getByText("Say why in a few words.")).toBeVisible();
  await expectAccessible(page, "interests");
  await interests.close();
  await expectAccessible(page, "people");
  await new CentrePage(page).open("Centre and settings");
  await page.getByLabel("Days to mark").fill("999");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Type a whole number of days from 1 to 365, or leave it empty.")).toBeVisible();
  await expectAccessible(page, "limits");
  await new ReferralsScreen(page).goTo();
  await expect(page.getByRole("table", { name: "Referrals" })).toBeVisible();
  await expectAccessible(page, "referrals");
  // The page that follows is fetched at the first visit: the keyboard must not stay with the page that goes.
  await page
    .getByRole("button", { name: /^Take in the next attempt of / })
    .first()
    .press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Take in a script" })).toBeVisible();
  await expect(page.locator("main")).toBeFocused();
});

test("assessors' desks: queue, countersigning, attempts, hours, declarations, changes after signing", async ({
  app,
}) => {
  test.setTimeout(240_000);
  const { page } = app;
  const shell = new Shell(page);
  const queue = new QueueScreen(page);
  const sheet = new SheetScreen(page);
  await openDemonstration(page);
  await signInToDemonstration(page, "p.thornmere");
  await shell.goTo("Centre");
  await new PeopleDesk(page).makeTrainee("Callum Reddersey");
  await shell.lock();

  // A trainee, with a resubmission: carried sections, both scripts, then a signature that waits.
  await signInToDemonstration(page, "c.reddersey");
  await queue.goTo();
  await expectAccessible(page, "queue");
  await queue.open("Gareth Pennow");
  await expectAccessible(page, "carried sections");
  const attempts = new AttemptsDialog(page);
  await attempts.open();
  await expectAccessible(page, "two scripts");
  await attempts.dialog.getByRole("tab", { name: "Marks and feedback" }).click();
  await expectAccessible(page, "what the learner was told");
  await attempts.close();
  await sheet.mark(2).fill("30");
  await sheet.strengths(2).fill("Meets what the role asks.");
  await sheet.expectSaved();
  await sheet.sign();
  await expectAccessible(page, "waiting for a countersignature");
  await sheet.reopen("A page was overlooked.");
  await sheet.mark(2).fill("31");
  await sheet.expectSaved();
  const difference = new SignedDifference(page);
  await difference.open();
  await expectAccessible(page, "what changed");
  await difference.close();
  await sheet.sign();
  await shell.lock();

  await signInToDemonstration(page, "n.hallworth");
  const countersign = new CountersignScreen(page);
  await countersign.goTo();
  await expect(countersign.row("Gareth Pennow")).toBeVisible();
  await expectAccessible(page, "to countersign");
  await countersign.open("Gareth Pennow");
  await expectAccessible(page, "sheet to countersign");
  const own = await openMyDeclarations(page, "Ngozi Hallworth-Eze");
  await expectAccessible(page, "my declarations");
  await own.close();
  await queue.goTo();
  await queue.open("Þórdís Hrafnkelsdóttir-Wexcombe");
  const hours = new HoursLog(page);
  await hours.open();
  await hours.paste("1/9/2026\tA\t60\tcoaching\n31/9/2026\tB\t60\tcoaching");
  await expect(hours.drawer).toContainText("1 row can be added. 1 row can't");
  await expectAccessible(page, "hours that were read");
  await hours.drawer.getByRole("button", { name: "Add 1 session" }).click();
  await expect(hours.drawer).toContainText("1 session added. No row can be added yet.");
  await hours.drawer.getByRole("button", { name: "Back to the log" }).click();
  await hours.field(1, "minutes").fill("soon");
  await page.keyboard.press("Enter");
  await expect(hours.drawer.getByRole("alert")).toBeVisible();
  await expectAccessible(page, "hours");
});
