import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.ts";
import { test as base, expect } from "../../support/app.ts";
import { zip } from "../../support/zip.ts";
import { daysAgo, LearnersScreen, ScriptsScreen, startAsCentreStaff } from "../pages/centre-work-pages.ts";
import { CohortScreen } from "../pages/finding-pages.ts";
import { Shell } from "../pages/shell.ts";

const zoe = { name: "Zoë Müller", number: "ABC1001", registeredOn: daysAgo(60) };
const anna = { name: "Anna Bell-Ngata", number: "017", registeredOn: daysAgo(60) };
const ben = { name: "Ben Okoro", number: "018", registeredOn: daysAgo(60) };
const assignment = "Work-based assignment";
const diary = "Reflective review and coaching/mentoring diary";

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: a fixture's first argument is destructured, which Playwright reads.
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "cohort-"));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

async function startWith(page: Page, ...learners: readonly (typeof zoe)[]): Promise<CohortScreen> {
  await startAsCentreStaff(page);
  for (const learner of learners) {
    await new Shell(page).goTo("Learners");
    await new LearnersScreen(page).register(learner);
  }
  const cohort = new CohortScreen(page);
  await cohort.open();
  return cohort;
}

test("a folder is matched, corrected by keyboard, taken in, and reported", async ({ app, folder }) => {
  const { page } = app;
  const cohort = await startWith(page, zoe, anna, ben);
  await expectAccessible(page);
  await write(folder, {
    "Zoe Muller/work-based assignment part 1.txt": "The first part.",
    "Zoe Muller/work-based assignment part 2.txt": "The second part.",
    "Okoro_Ben reflective diary.txt": "Twelve hours.",
    "mystery.txt": "Whose is this?",
    "lost.txt": "Nobody knows.",
    "Thumbs.db": "x",
  });
  await cohort.chooseFolder(folder);
  await expect(cohort.row("part 1.txt")).toContainText(zoe.name);
  await expect(cohort.row("part 1.txt")).toContainText(assignment);
  await expect(cohort.row("reflective diary.txt")).toContainText(`The name ${ben.name}.`);
  await expect(cohort.firstFile).toContainText("lost.txt");
  await expect(cohort.row("Thumbs.db")).toContainText("Left out");
  await expect(page.getByText("6 files, 2 scripts to take in, 2 files need a look, 1 left out")).toBeVisible();
  await expectAccessible(page);

  await cohort.chooseDefaultAssessment(diary);
  await cohort.row("mystery.txt").getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(cohort.drawer).toContainText("mystery.txt");
  await expectAccessible(page);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(cohort.drawer).toContainText("Choose the learner, or leave the file out.");
  await page.keyboard.press("Escape");
  await expect(cohort.drawer).toHaveCount(0);

  await cohort.matchNextByKeyboard("Bell");
  await expect(cohort.drawer).toContainText("mystery.txt");
  await page.keyboard.press("Escape");
  await expect(cohort.row("lost.txt")).toContainText("By hand");

  // Whether anybody refused standardisation is asked, never assumed.
  await page.getByRole("button", { name: "Take in 3 scripts" }).click();
  await expect(page.getByText("Say whether a learner of this cohort refused it.")).toBeVisible();
  await expect(page.getByRole("radio", { name: "No learner of this cohort refused it" })).toBeFocused();
  await expectAccessible(page);
  await cohort.takeIn(3);
  await page.getByRole("button", { name: "Take in the others" }).click();
  await cohort.expectReport(3);
  await expect(cohort.notTakenIn("mystery.txt")).toContainText("No learner.");
  await expect(cohort.notTakenIn("Thumbs.db")).toContainText("Left there by the computer");
  await expectAccessible(page);
  const saved = await app.save(() => page.getByRole("button", { name: "Save the report" }).click());
  const report = await readFile(saved.path, "utf8");
  expect(report).toContain("Scripts taken in: 3");
  expect(report).toContain(`- ${zoe.name}, ${zoe.number}: ${assignment}, attempt 1`);

  await page.getByRole("link", { name: "To the scripts list" }).click();
  const details = await new ScriptsScreen(page).openDetails(zoe.name, assignment);
  await expect(details.getByText("work-based assignment part 1.txt")).toBeVisible();
  await expect(details.getByText("work-based assignment part 2.txt")).toBeVisible();
});

test("a ZIP is opened, a pattern is learnt from one file and remembered, and the same file is asked about", async ({
  app,
  folder,
}) => {
  const { page } = app;
  const cohort = await startWith(page, anna, ben);
  const bytes = await zip([
    ["hand-ins/x-017-wba.txt", Buffer.from("Mentoring at the depot.")],
    ["hand-ins/x-018-wba.txt", Buffer.from("Coaching at the quay.")],
  ]);
  await writeFile(join(folder, "cohort.zip"), bytes);
  await cohort.chooseFiles(join(folder, "cohort.zip"));
  await expect(cohort.row("x-017-wba.txt")).toContainText("No learner");
  await expect(cohort.row("x-018-wba.txt")).toContainText("No learner");

  await cohort.matchNextByKeyboard("Bell");
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Pattern", { exact: true })).toHaveValue("{any}-{registration}-{any}");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remember it" }).click();
  await expect(page.getByRole("list", { name: "Remembered patterns" })).toContainText("{any}-{registration}-{any}");
  await page.getByRole("button", { name: "Match by it" }).click();
  await expect(cohort.row("x-018-wba.txt")).toContainText(ben.name);
  await cohort.takeIn(2);
  await cohort.expectReport(2);

  await page.getByRole("button", { name: "Take in another cohort" }).click();
  const again = await write(join(folder, "again"), {
    "y-017-diary.txt": "Coaching at the quay.",
    "y-018-diary.txt": "Something new.",
  });
  await cohort.chooseFolder(again);
  await expect(cohort.row("y-017-diary.txt")).toContainText(anna.name);
  await cohort.takeIn(2);
  await cohort.expectReport(1);
  await expect(cohort.notTakenIn(anna.name)).toContainText("The same file has been taken in before.");
  await page.getByRole("button", { name: "Take in all the same: 1 with the same file" }).click();
  await cohort.expectReport(2);
});

test("a paper's code is told once for all its files, two papers of a learner stay two, and what is left is gone back to", async ({
  app,
  folder,
}) => {
  const { page } = app;
  const cohort = await startWith(page, zoe, ben);
  await cohort.chooseFolder(
    await write(folder, {
      [`Z Müller-AB4711-${zoe.number}-8697-530(1).txt`]: "Mentoring at the depot.",
      [`Z Müller-AB4711-${zoe.number}-8697-531(1).txt`]: "Twelve hours at the depot.",
      "B Okoro-AB4711-012345-8697-530(1).txt": "Coaching at the quay.",
      "B Okoro-AB4711-012345-8697-531(1).txt": "Twelve hours at the quay.",
    }),
  );
  // Chosen for all the rest, an assessment doesn't make one script of two papers.
  await cohort.chooseDefaultAssessment(assignment);
  await expect(cohort.row(`${zoe.number}-8697-530`)).toContainText("Say once which assessment 8697-530 is");
  await cohort.correctAssessment(`${zoe.number}-8697-530`, assignment);
  await cohort.correctAssessment(`${zoe.number}-8697-531`, diary);
  await expect(cohort.row(`${zoe.number}-8697-530`)).toContainText("By hand");
  for (const [code, title] of [
    ["530", assignment],
    ["531", diary],
  ] as const)
    await expect(cohort.row(`012345-8697-${code}`)).toContainText(title);
  await cohort.takeIn(2);
  await page.getByRole("button", { name: "Take in the others" }).click();
  await cohort.expectReport(2);

  await page.getByRole("button", { name: "Back to the files that are left" }).click();
  await expect(cohort.table).toHaveAttribute("aria-rowcount", "3");
  // A number that is nobody's: the name is right, and only has to be said so.
  await page.keyboard.press("Alt+N");
  for (const paper of ["530", "531"]) {
    await expect(cohort.drawer).toContainText(`8697-${paper}`);
    await expect(cohort.drawer.getByRole("combobox", { name: "Learner" })).toHaveValue(/^Ben Okoro/);
    await page.keyboard.press("ControlOrMeta+Enter");
  }
  await expect(cohort.drawer).toHaveCount(0);
  await cohort.takeIn(2);
  await cohort.expectReport(2);
  await expect(page.getByText("Every file of the cohort was taken in.")).toBeVisible();
});

test("two hundred files stay usable, and a cancel leaves nothing behind", async ({ app, folder }) => {
  const { page } = app;
  const cohort = await startWith(page, zoe, ben);
  const files = Object.fromEntries(
    Array.from({ length: 198 }, (_, index) => {
      const owner =
        index < 40 ? "ABC1001 wba" : index < 80 ? "ABC1001 diary" : index < 120 ? "Ben Okoro wba" : "nobody";
      return [`${owner} ${index}.txt`, `Text number ${index}.`];
    }),
  );
  await write(folder, files);
  const large = await open(join(folder, "Ben Okoro diary.pdf"), "w");
  await large.write("%PDF-1.7\n");
  await large.truncate(190 * 1024 * 1024);
  await large.close();
  await cohort.chooseFolder(folder);
  await expect(page.getByText("199 files, 4 scripts to take in, 78 files need a look")).toBeVisible();
  await expect(cohort.table).toHaveAttribute("aria-rowcount", "200");
  await cohort.firstFile.getByRole("button").focus();
  await page.keyboard.press("End");
  await expect(cohort.table.getByRole("rowheader").last()).toContainText("wba");
  await expect(cohort.table.getByRole("rowheader").last().getByRole("button")).toBeFocused();

  await cohort.takeIn(4);
  await page.getByRole("button", { name: "Take in the others" }).click();
  await expect(page.getByRole("progressbar", { name: "Taking in the cohort" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await cohort.expectReport(0);
  await expect(cohort.notTakenIn(ben.name).first()).toContainText("Not reached before it was cancelled.");
  await expect.poll(() => readdir(join(app.dataFolder, "centre", "incoming"))).toHaveLength(0);
});

test("a ZIP that is given while another is being read waits for it, and nothing of either is lost", async ({
  app,
  folder,
}) => {
  const { page } = app;
  const cohort = await startWith(page, anna, ben);
  await writeFile(
    join(folder, "first.zip"),
    await zip([
      ["Anna Bell-Ngata wba.txt", Buffer.from("Mentoring at the depot.")],
      ["Anna Bell-Ngata wba appendix.bin", randomBytes(150 * 1024 * 1024)],
    ]),
  );
  await writeFile(join(folder, "second.zip"), await zip([["Ben Okoro wba.txt", Buffer.from("Coaching at the quay.")]]));
  await writeFile(join(folder, "third.zip"), "no ZIP at all");
  await cohort.chooseFiles(join(folder, "first.zip"));
  await cohort.chooseFiles(join(folder, "third.zip"), join(folder, "second.zip"));
  await expect(page.getByText("Read after it: third.zip, second.zip.")).toBeVisible();
  await expectAccessible(page);
  await expect(cohort.row("Ben Okoro wba.txt")).toContainText(ben.name, { timeout: 60_000 });
  await expect(cohort.row("Anna Bell-Ngata wba.txt")).toContainText(anna.name);
  await expect(cohort.row("Anna Bell-Ngata wba appendix.bin")).toContainText(anna.name);
  await expect(page.getByRole("alert")).toContainText("third.zip: ");
  await expect(page.getByText("3 files, 2 scripts to take in", { exact: true })).toBeVisible();
});

test("a file that was changed since it was chosen is refused by its name, and holds no other up", async ({
  app,
  folder,
}) => {
  const { page } = app;
  const cohort = await startWith(page, anna, ben);
  await cohort.chooseFolder(
    await write(folder, {
      "Anna Bell-Ngata wba.txt": "Mentoring at the depot.",
      "Ben Okoro wba.txt": "Coaching at the quay.",
    }),
  );
  await expect(cohort.row("Anna Bell-Ngata wba.txt")).toContainText(anna.name);
  await writeFile(join(folder, "Anna Bell-Ngata wba.txt"), "Written anew, and longer, after it was chosen.");
  await cohort.takeIn(2);
  await cohort.expectReport(1);
  await expect(cohort.notTakenIn(anna.name)).toContainText("it was moved or changed since it was chosen");
  await expect.poll(() => readdir(join(app.dataFolder, "centre", "incoming"))).toHaveLength(0);
});
