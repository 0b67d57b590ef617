import { expect, test } from "../../support/app.ts";
import { CentrePage } from "../pages/centre-page.ts";
import { ScriptsScreen } from "../pages/centre-work-pages.ts";
import { openMyDeclarations, PeopleDesk } from "../pages/desk-pages.ts";
import {
  openDemonstration,
  QualityScreen,
  QueueScreen,
  SheetScreen,
  signInToDemonstration,
} from "../pages/marking-pages.ts";
import { Shell } from "../pages/shell.ts";

const staff = "p.thornmere";
const assessor = { name: "Ngozi Hallworth-Eze", signInName: "n.hallworth" };
const other = "Bronagh Castellane";
const iqa = { name: "Farideh Lindqvale", signInName: "f.lindqvale" };
const learner = "Þórdís Hrafnkelsdóttir-Wexcombe";
const diary = "Reflective review and coaching/mentoring diary";
const barred = "A declared interest in this learner bars this.";

test("a declared interest bars assigning, opening and checking until staff withdraw it", async ({ app }) => {
  test.setTimeout(150_000);
  const { page } = app;
  const shell = new Shell(page);
  const queue = new QueueScreen(page);
  const isTo = async (signInName: string) => {
    await shell.lock();
    await signInToDemonstration(page, signInName);
  };

  await test.step("the assessor declares it, and can't lift it", async () => {
    await openDemonstration(page);
    await signInToDemonstration(page, assessor.signInName);
    await queue.goTo();
    const own = await openMyDeclarations(page, assessor.name);
    await own.area.getByRole("button", { name: "Declare the interest" }).click();
    await expect(own.area.getByText("Choose the learner.")).toBeVisible();
    await expect(own.area.getByText("Say what the interest is.")).toBeVisible();
    await own.declare(learner, "Former colleagues.");
    await expect(own.interest(learner).getByRole("button")).toHaveCount(0);
    await expect(own.area.getByText("Only centre staff can withdraw an interest, with a reason.")).toBeVisible();
    await own.close();
  });

  await test.step("the script is still in the queue, says why it can't be marked, and is passed over", async () => {
    await expect(queue.row(learner)).toContainText("Declared interest");
    await queue.row(learner).getByRole("link", { name: learner }).click();
    await expect(page.getByRole("alert")).toContainText(barred);
    await page.getByRole("link", { name: "Back to the queue" }).click();
    await queue.openNext();
    await expect(page.getByRole("heading", { level: 1, name: learner })).toHaveCount(0);
  });

  await test.step("staff give it to somebody else, and can't give it back", async () => {
    await isTo(staff);
    await shell.goTo("Scripts");
    const details = await new ScriptsScreen(page).openDetails(learner, diary);
    const assign = async (name: string) => {
      await details.getByRole("combobox", { name: "Assessor" }).click();
      await page.getByRole("option", { name }).click();
      await details.getByRole("button", { name: "Reassign" }).click();
    };
    await assign(other);
    await expect(details.getByRole("button", { name: "Reassign" })).toBeDisabled();
    await assign(assessor.name);
    await expect(details.getByRole("alert")).toContainText(barred);
    await page.keyboard.press("Escape");
    await expect(details).toBeHidden();
  });

  await test.step("recorded by staff for an IQA, it keeps the learner's sheets from their list", async () => {
    await isTo(iqa.signInName);
    const toCheck = new QualityScreen(page, "To check");
    await toCheck.goTo();
    const checked = "Aoife Ní Bhraonagáin-Holt";
    await expect(toCheck.row(checked)).toHaveCount(1);
    await isTo(staff);
    await shell.goTo("Centre");
    const interests = await new PeopleDesk(page).openInterests(iqa.name);
    await interests.declare(checked, "Sisters.");
    await interests.close();
    await expect(new CentrePage(page).person(iqa.name)).toContainText("Interests (1)");
    await isTo(iqa.signInName);
    await toCheck.goTo();
    await expect(toCheck.row(checked)).toHaveCount(0);
  });

  await test.step("withdrawn with a reason, it bars nothing any more, and the audit trail has it all", async () => {
    await isTo(staff);
    await shell.goTo("Centre");
    const interests = await new PeopleDesk(page).openInterests(assessor.name);
    await interests.withdraw(learner, "Declared for the wrong learner.");
    await interests.close();
    await shell.goTo("Scripts");
    const details = await new ScriptsScreen(page).openDetails(learner, diary);
    await details.getByRole("combobox", { name: "Assessor" }).click();
    await page.getByRole("option", { name: assessor.name }).click();
    await details.getByRole("button", { name: "Reassign" }).click();
    await expect(details.getByRole("button", { name: "Reassign" })).toBeDisabled();
    await page.keyboard.press("Escape");
    await shell.goTo("Centre");
    const centre = new CentrePage(page);
    await centre.open("Audit trail");
    await expect(centre.auditTrail).toContainText("Declared an interest in a learner");
    await expect(centre.auditTrail).toContainText("Withdrew an interest in a learner");
    await isTo(assessor.signInName);
    await queue.goTo();
    await queue.open(learner);
    await expect(new SheetScreen(page).mark(1)).toBeVisible();
  });
});
