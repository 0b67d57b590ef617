import { expectAccessible } from "../../support/accessible.ts";
import { expect, test } from "../../support/app.ts";
import {
  ArchiveScreen,
  daysAgo,
  fixture,
  LearnersScreen,
  ScriptsScreen,
  startAsCentreStaff,
  TakeInScreen,
} from "../pages/centre-work-pages.ts";
import { Shell } from "../pages/shell.ts";

const learner = { name: "Zoë Müller", number: "ABC1001", registeredOn: daysAgo(1000) };
const assignment = "Work-based assignment";

test("learners: empty, registering with errors, list and page", async ({ app }) => {
  const { page } = app;
  await startAsCentreStaff(page);
  await new Shell(page).goTo("Learners");
  await expect(page.getByText("No learners yet")).toBeVisible();
  await expectAccessible(page);

  const learners = new LearnersScreen(page);
  await learners.openRegistration();
  await learners.form.getByRole("button", { name: "Register", exact: true }).click();
  await expect(learners.form.getByText("Type a name.")).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("Escape");
  await learners.register(learner);
  await expect(page.getByText("No script has been taken in for this learner yet.")).toBeVisible();
  await expectAccessible(page);

  await new Shell(page).goTo("Learners");
  await expect(learners.row(learner.name)).toBeVisible();
  await expectAccessible(page);
});

test("scripts: empty, taking in with a refusal, taken in, list and details", async ({ app }) => {
  const { page } = app;
  await startAsCentreStaff(page);
  await new Shell(page).goTo("Learners");
  await new LearnersScreen(page).register(learner);
  await new Shell(page).goTo("Scripts");
  await expect(page.getByText("No scripts yet")).toBeVisible();
  await expectAccessible(page);

  const takeIn = new TakeInScreen(page);
  await takeIn.open();
  await takeIn.submit();
  await expect(page.getByText("Choose the learner.")).toBeVisible();
  await takeIn.chooseFiles(fixture("damaged/empty.docx"), fixture("damaged/truncated.docx"), fixture("notes.md"));
  await takeIn.submit();
  await expect(page.getByText("One file can't be taken in.")).toBeVisible();
  await expectAccessible(page);

  await takeIn.removeFile("empty.docx");
  await takeIn.chooseLearner(learner.name);
  await takeIn.chooseAssessment(assignment);
  await takeIn.submit();
  await takeIn.expectTakenIn(assignment);
  await expectAccessible(page);

  await page.getByRole("link", { name: "To the scripts list" }).click();
  const scripts = new ScriptsScreen(page);
  await expect(scripts.row(learner.name, assignment)).toBeVisible();
  await expectAccessible(page);
  await scripts.openDetails(learner.name, assignment);
  await expectAccessible(page);

  await page.keyboard.press("Escape");
  await new Shell(page).goTo("Learners");
  await new LearnersScreen(page).open(learner.name);
  await expect(page.getByRole("table", { name: "Scripts of this learner" })).toBeVisible();
  await expectAccessible(page);
});

test("archive: choosing, exported, checked and found damaged", async ({ app }) => {
  const { page } = app;
  await startAsCentreStaff(page);
  await new Shell(page).goTo("Learners");
  await new LearnersScreen(page).register(learner);
  await new Shell(page).goTo("Archive");
  const archive = new ArchiveScreen(page);
  await archive.choose(learner.name);
  await expect(page.getByLabel("What the archive will hold")).toBeVisible();
  await expectAccessible(page);

  const { path } = await archive.export(app);
  await expectAccessible(page);

  await archive.check(path);
  await archive.expectVerdict("Intact");
  await expectAccessible(page);

  await archive.check(fixture("notes.txt"));
  await expect(page.getByRole("alert")).toContainText("This file can't be read as an archive");
  await expectAccessible(page);
});
