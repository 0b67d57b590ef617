import { expect, test } from "../../support/app.ts";
import { CentrePage } from "../pages/centre-page.ts";
import { CountersignScreen, PeopleDesk, SignedDifference } from "../pages/desk-pages.ts";
import {
  openDemonstration,
  QualityScreen,
  QueueScreen,
  SheetScreen,
  signInToDemonstration,
} from "../pages/marking-pages.ts";
import { Shell } from "../pages/shell.ts";

const staff = "p.thornmere";
const trainee = { name: "Callum Reddersey", signInName: "c.reddersey" };
const experienced = { name: "Ngozi Hallworth-Eze", signInName: "n.hallworth" };
/** Assessor and IQA at once: whoever countersigns has seen the marks. */
const both = { name: "Bronagh Castellane", signInName: "b.castellane" };
const iqa = "f.lindqvale";
const learner = "Małgorzata Świętopełk-Brzózka";
const assignment = "Work-based assignment";

test("a trainee's sheet counts once it is countersigned, and can be returned with a reason", async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  const shell = new Shell(page);
  const sheet = new SheetScreen(page);
  const countersign = new CountersignScreen(page);
  const toCheck = new QualityScreen(page, "To check");
  const isTo = async (signInName: string) => {
    await shell.lock();
    await signInToDemonstration(page, signInName);
  };

  await test.step("centre staff say since when the assessor is a trainee", async () => {
    await openDemonstration(page);
    await signInToDemonstration(page, staff);
    await shell.goTo("Centre");
    await new PeopleDesk(page).makeTrainee(trainee.name);
    await expect(new CentrePage(page).person(trainee.name)).toContainText("Trainee assessor since");
  });

  await test.step("the trainee signs, and the sheet waits", async () => {
    await isTo(trainee.signInName);
    await expect(shell.place("Queue")).toBeVisible();
    await expect(shell.place("Countersign")).toHaveCount(0);
    const queue = new QueueScreen(page);
    await queue.goTo();
    await queue.open(learner, assignment);
    await sheet.mark(1).fill("33");
    await sheet.mark(2).fill("30");
    await sheet.improvements(2).fill("Say what the role asks of you.");
    await sheet.expectSaved();
    await sheet.sign();
    await expect(page.getByText("waiting for an experienced assessor's countersignature")).toBeVisible();
    await queue.goTo();
    await queue.show("To be countersigned");
    await expect(queue.row(learner, assignment)).toContainText("Awaiting countersignature");
  });

  await test.step("nobody quality-assures it yet", async () => {
    await isTo(iqa);
    await toCheck.goTo();
    await expect(toCheck.table).toBeVisible();
    await expect(toCheck.row(learner, assignment)).toHaveCount(0);
  });

  await test.step("an experienced assessor reads it beside the script and returns it", async () => {
    await isTo(experienced.signInName);
    await countersign.goTo();
    await expect(countersign.row(learner)).toContainText(trainee.name);
    await countersign.find("Somebody Else");
    await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
    await page.getByRole("button", { name: "Show all" }).click();
    await countersign.find("Reddersey");
    await countersign.open(learner);
    await sheet.script.expectText("Demonstration script: invented");
    await expect(sheet.section(1)).toContainText("33");
    await expect(sheet.mark(1)).toHaveCount(0);
    await expect(sheet.improvements(2)).toHaveCount(0);
    await expect(page.getByRole("list", { name: "Evidence" })).toHaveCount(2);
    await countersign.giveBack("Section 2 gives no example of a session.");
    await expect(countersign.row(learner)).toHaveCount(0);
  });

  await test.step("the trainee sees why, changes the sheet and signs again", async () => {
    await isTo(trainee.signInName);
    const queue = new QueueScreen(page);
    await queue.goTo();
    await expect(queue.row(learner, assignment)).toContainText("Returned");
    await queue.open(learner, assignment);
    await expect(page.getByText(/^Back in marking since .*Section 2 gives no example of a session\.$/)).toBeVisible();
    await sheet.mark(2).fill("26");
    await sheet.expectSaved();
    const difference = new SignedDifference(page);
    await difference.open();
    await expect(difference.change("Mark")).toContainText("30");
    await expect(difference.change("Mark")).toContainText("26");
    await expect(difference.drawer).toContainText("Section 2 gives no example of a session.");
    await difference.close();
    await sheet.sign();
  });

  await test.step("who may also quality-assure is asked first, then countersigns", async () => {
    await isTo(both.signInName);
    await countersign.goTo();
    await countersign.open(learner, true);
    await countersign.countersign();
    await expect(sheet.decision.getByText(new RegExp(`^Signed by .*${both.name}`))).toBeVisible();
    await countersign.goTo();
    await expect(countersign.row(learner)).toHaveCount(0);
    await toCheck.goTo();
    await expect(toCheck.row(learner, assignment)).toHaveCount(0);
  });

  await test.step("it counts: an IQA who has not seen it can check it, blind", async () => {
    await isTo(iqa);
    await toCheck.goTo();
    await toCheck.open(learner, assignment);
    await expect(sheet.mark(1)).toHaveValue("");
  });
});
