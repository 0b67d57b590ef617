import { createHash } from "node:crypto";
import { mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../../support/app.ts";
import {
  daysAgo,
  fixture,
  LearnersScreen,
  ScriptsScreen,
  startAsCentreStaff,
  TakeInScreen,
} from "../pages/centre-work-pages.ts";
import { Shell } from "../pages/shell.ts";

const learner = { name: "Zoë Müller", number: "ABC1001", registeredOn: daysAgo(30) };
const assignment = "Work-based assignment";
const diary = "Reflective review and coaching/mentoring diary";

async function startTakingIn(page: Page): Promise<TakeInScreen> {
  await startAsCentreStaff(page);
  await new Shell(page).goTo("Learners");
  await new LearnersScreen(page).register(learner);
  const takeIn = new TakeInScreen(page);
  await takeIn.open();
  await takeIn.chooseLearner(learner.name);
  await takeIn.chooseAssessment(assignment);
  return takeIn;
}

test("an empty file and a file over 200 MB are refused, each beside its name", async ({ app }) => {
  const { page } = app;
  const takeIn = await startTakingIn(page);
  const folder = await mkdtemp(join(tmpdir(), "too-large-"));
  try {
    const tooLarge = join(folder, "too-large.pdf");
    await makeSparse(tooLarge, 200 * 1024 * 1024 + 1);

    await takeIn.chooseFiles(fixture("damaged/empty.docx"), tooLarge, fixture("assignment.pdf"));
    await expect(takeIn.file("empty.docx")).toContainText("The file is empty (0 bytes). Ask the learner for it again");
    await expect(takeIn.file("too-large.pdf")).toContainText("The file is larger than 200 MB.");
    await expect(takeIn.file("assignment.pdf")).toContainText("ready");

    await takeIn.submit();
    await expect(
      page.getByText("2 files can't be taken in. Remove them, or choose others in their place."),
    ).toBeVisible();
    await takeIn.removeFile("empty.docx");
    await takeIn.removeFile("too-large.pdf");
    await takeIn.submit();
    await takeIn.expectTakenIn(assignment);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a picture under the name of a PDF is taken in like any file, in the order that was chosen", async ({ app }) => {
  const takeIn = await startTakingIn(app.page);
  await takeIn.chooseFiles(fixture("damaged/wrong-type.pdf"));
  await takeIn.dropFiles(fixture("scan.jpg"), fixture("notes.md"));
  await expect(takeIn.file("notes.md")).toContainText("ready");
  await app.page.getByRole("button", { name: "Move notes.md up" }).click();
  await expect.poll(() => takeIn.fileNames).toEqual(["wrong-type.pdf", "notes.md", "scan.jpg"]);
  await takeIn.submit();
  await takeIn.expectTakenIn(assignment);
  await expect(app.page.getByRole("list", { name: "Files taken in" }).getByRole("listitem")).toContainText([
    "wrong-type.pdf",
    "notes.md",
    "scan.jpg",
  ]);
});

test("a truncated DOCX and a truncated PDF are taken in and kept byte for byte", async ({ app }) => {
  const { page } = app;
  const takeIn = await startTakingIn(page);
  await takeIn.chooseFiles(fixture("damaged/truncated.docx"), fixture("damaged/truncated.pdf"));
  await takeIn.submit();
  await takeIn.expectTakenIn(assignment);
  await expect(page.getByText("This document is damaged or incomplete, so it can't be shown.")).toBeVisible();

  await page.getByRole("link", { name: "To the scripts list" }).click();
  const details = await new ScriptsScreen(page).openDetails(learner.name, assignment);
  for (const name of ["truncated.docx", "truncated.pdf"]) {
    const handedIn = await readFile(fixture(`damaged/${name}`));
    await expect(details.getByText(createHash("sha256").update(handedIn).digest("hex"))).toBeVisible();
    const saved = await app.save(() => details.getByRole("button", { name: `Save a copy of ${name}` }).click());
    expect(await readFile(saved.path)).toEqual(handedIn);
  }
});

test("the same script twice is noticed, shown with the first one, and taken in only on the person's word", async ({
  app,
}) => {
  const { page } = app;
  const takeIn = await startTakingIn(page);
  await takeIn.chooseFiles(fixture("assignment.docx"));
  await takeIn.submit();
  await takeIn.expectTakenIn(assignment);

  await page.getByRole("button", { name: "Take in another for this learner" }).click();
  await takeIn.chooseAssessment(diary);
  await takeIn.chooseFiles(fixture("assignment.docx"));
  await takeIn.submit();
  const note = page.getByRole("alert").filter({ hasText: "Taken in before" });
  await expect(note).toContainText("The same file has been taken in before.");
  await expect(note).toContainText(`${learner.name}, ${learner.number}: ${assignment}, attempt 1`);
  await note.getByRole("button", { name: "Take it in all the same" }).click();
  await takeIn.expectTakenIn(diary);
});

test("a file twice in one script is told as that, by its name; long names leave the buttons and the numbers their room", async ({
  app,
}) => {
  const { page } = app;
  const namesake = { ...learner, number: "ABC1002" };
  const takeIn = await startTakingIn(page);
  await new Shell(page).goTo("Learners");
  await new LearnersScreen(page).register(namesake);
  await takeIn.open();
  await takeIn.chooseLearner(namesake.number);
  await takeIn.chooseAssessment(assignment);
  const folder = await mkdtemp(join(tmpdir(), "twice-"));
  const long = `${"a reflection on the rota and the tide table, ".repeat(4)}final.txt`;
  try {
    const paths = ["diary.txt", long].map((name) => join(folder, name));
    for (const path of paths) await writeFile(path, "The same words twice.");
    await takeIn.chooseFiles(...paths);
    await takeIn.submit();
    const note = page.getByRole("alert").filter({ hasText: "The same file twice" });
    await expect(note).toContainText(`The same as a file above it: ${long}`);
    await expect(note).not.toContainText("before");
    await note.getByRole("button", { name: "Take it in all the same" }).click();
    await takeIn.expectTakenIn(assignment);
  } finally {
    await rm(folder, { recursive: true });
  }

  // Two learners of one name: the number says whose script it is.
  await new Shell(page).goTo("Scripts");
  const details = await new ScriptsScreen(page).openDetails(namesake.name, assignment);
  await expect(new ScriptsScreen(page).row(namesake.name, assignment)).toContainText(namesake.number);
  const words = details.getByRole("button", { name: `Save a copy of ${long}` }).getByText("Save a copy");
  expect(await words.evaluate((label) => label.scrollWidth <= label.clientWidth)).toBe(true);
});

test("a file that is cancelled on its way, and files that are left behind, leave nothing in the data folder", async ({
  app,
}) => {
  const { page } = app;
  const takeIn = await startTakingIn(page);
  const incoming = join(app.dataFolder, "centre", "incoming");
  const folder = await mkdtemp(join(tmpdir(), "large-"));
  try {
    const large = join(folder, "large.pdf");
    await makeSparse(large, 190 * 1024 * 1024);
    await takeIn.chooseFiles(fixture("notes.txt"), large);
    await expect(takeIn.file("large.pdf").getByRole("progressbar")).toBeVisible();
    await page.getByRole("button", { name: "Cancel large.pdf" }).click();
    await expect(takeIn.file("large.pdf")).toHaveCount(0);
    await expect.poll(() => readdir(incoming)).toHaveLength(1);
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await expect(page.getByText("No scripts yet")).toBeVisible();
    await expect.poll(() => readdir(incoming)).toHaveLength(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a second attempt without a referral, and dates that can't be, are refused beside their fields", async ({
  app,
}) => {
  const { page } = app;
  const takeIn = await startTakingIn(page);
  await takeIn.chooseFiles(fixture("notes.txt"));
  await page.getByLabel("Received on").fill(daysAgo(31));
  await takeIn.submit();
  await expect(page.getByText("The script's date lies before the learner's registration.")).toBeVisible();
  await page.getByLabel("Received on").fill(daysAgo(-1));
  await takeIn.submit();
  await expect(page.getByText("The date lies in the future.")).toBeVisible();
  await page.getByLabel("Received on").fill(daysAgo(0));
  await takeIn.submit();
  await takeIn.expectTakenIn(assignment);

  await page.getByRole("button", { name: "Take in another for this learner" }).click();
  await takeIn.chooseAssessment(assignment);
  await takeIn.chooseFiles(fixture("notes.md"));
  await takeIn.submit();
  await expect(page.getByRole("radiogroup", { name: "Assessment" })).toHaveAccessibleDescription(
    /The learner's latest attempt at this assessment \(attempt 1\) is not a referral/,
  );

  await new Shell(page).goTo("Learners");
  const learners = new LearnersScreen(page);
  await learners.openRegistration();
  await learners.fill({ ...learner, name: "Somebody Else", registeredOn: daysAgo(-2) });
  await learners.form.getByRole("button", { name: "Register", exact: true }).click();
  await expect(learners.form.getByText("The date lies in the future.")).toBeVisible();
  await learners.fill({ ...learner, name: "Somebody Else" });
  await learners.form.getByRole("button", { name: "Register", exact: true }).click();
  await expect(learners.form.getByText("A learner with this registration number is already registered.")).toBeVisible();
});

/** A file of this size that takes hardly any room on the disk. */
async function makeSparse(path: string, bytes: number): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.write("%PDF-1.7\n");
    await file.truncate(bytes);
  } finally {
    await file.close();
  }
}
