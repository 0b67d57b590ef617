import { readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { expect, test } from "../../support/app.ts";
import { mountSmallDisk, smallDisks } from "../../support/elsewhere.ts";
import { daysAgo, LearnersScreen } from "../pages/centre-work-pages.ts";
import { Shell } from "../pages/shell.ts";
import { SignInPage, WelcomePage } from "../pages/start-pages.ts";

/** What stands in the way of opening the records, on the screen: each says what happened and what to do next. */
const centre = { number: "012345", name: "Northmoor Centre" };
const staff = {
  name: "Sam Staff",
  signInName: "sam",
  passphrase: "green lamp over water",
  roles: ["Centre staff"],
} as const;
const learner = { name: "Lena Learner", number: "NM-1", registeredOn: daysAgo(30) };

test("a database that is empty, damaged or from the future is kept as it is, and a backup brings the centre back", async ({
  app,
}) => {
  const database = join(app.dataFolder, "centre", "workstation.db");
  await new WelcomePage(app.page).setUpCentre(centre, staff);
  await new Shell(app.page).goTo("Learners");
  await new LearnersScreen(app.page).register(learner);
  await new Shell(app.page).goTo("Centre");
  await app.page.getByRole("tab", { name: "Centre and settings" }).click();
  await app.page.getByRole("button", { name: /^Back up now/ }).click();
  await expect(app.page.getByText("Backed up and checked")).toBeVisible();

  await test.step("0 bytes", async () => {
    await app.kill();
    for (const ending of ["-wal", "-shm"]) rmSync(database + ending, { force: true });
    truncateSync(database, 0);
    await app.restart();
    await expect(new Shell(app.page).heading("The database file is empty")).toBeVisible();
    await expect(app.page.getByRole("note")).toContainText("Restore the latest backup");
    expect(readFileSync(database)).toHaveLength(0);
    await restoreLatest(app.page);
  });

  await test.step("nothing of the backup is missing", async () => {
    await new SignInPage(app.page).signIn(staff.signInName, staff.passphrase);
    await new Shell(app.page).goTo("Learners");
    await expect(new LearnersScreen(app.page).row(learner.name)).toBeVisible();
  });

  await test.step("damaged", async () => {
    await app.kill();
    for (const ending of ["-wal", "-shm"]) rmSync(database + ending, { force: true });
    writeFileSync(database, "This was a database once. ".repeat(4000));
    await app.restart();
    await expect(new Shell(app.page).heading("The database is damaged")).toBeVisible();
    await restoreLatest(app.page);
  });

  await test.step("from the future", async () => {
    await app.kill();
    const file = new Database(database);
    file.pragma("user_version = 999");
    file.pragma("wal_checkpoint(TRUNCATE)");
    file.close();
    const before = readFileSync(database);
    await app.restart();
    await expect(new Shell(app.page).heading("The data folder is newer than this program")).toBeVisible();
    await expect(app.page.getByRole("note")).toContainText("Install the newer version. Nothing was changed.");
    await expect(app.page.getByRole("button", { name: /Restore/ })).toHaveCount(0);
    expect(readFileSync(database).equals(before)).toBe(true);
  });
});

test.describe(() => {
  test.skip(!smallDisks, "A small disk can be mounted by root on Linux alone.");

  test("a full disk loses nothing and says so beside the form; a read-only folder says so at the start", async ({
    app,
  }) => {
    const disk = mountSmallDisk("8m");
    if (!disk) throw new Error("The small disk could not be mounted.");
    try {
      await app.kill();
      rmSync(app.dataFolder, { recursive: true, force: true });
      symlinkSync(disk.folder, app.dataFolder);
      await app.restart();
      await new WelcomePage(app.page).setUpCentre(centre, staff);
      await new Shell(app.page).goTo("Learners");
      const learners = new LearnersScreen(app.page);
      await learners.openRegistration();
      await learners.fill(learner);
      const ballast = join(disk.folder, "ballast");
      fill(ballast);
      await learners.form.getByRole("button", { name: "Register", exact: true }).click();
      await expect(learners.form.getByRole("alert")).toContainText("The disk is full. Nothing was lost");
      rmSync(ballast);
      await learners.form.getByRole("button", { name: "Register", exact: true }).click();
      await expect(new Shell(app.page).heading(learner.name)).toBeVisible();

      await app.kill();
      disk.remount("ro");
      await app.restart();
      await expect(new Shell(app.page).heading("The data folder can't be written to")).toBeVisible();
      await expect(app.page.getByRole("note")).toContainText("Check its permissions");
      disk.remount("rw");
      await app.restart();
      await new SignInPage(app.page).signIn(staff.signInName, staff.passphrase);
      await new Shell(app.page).goTo("Learners");
      await expect(new LearnersScreen(app.page).row(learner.name)).toBeVisible();
      await app.kill();
    } finally {
      disk.remove();
      rmSync(app.dataFolder, { force: true });
    }
  });
});

async function restoreLatest(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Restore the backup of/ })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await expect(new SignInPage(page).heading).toBeVisible();
}

/** Takes every byte that is left, down to the last one. */
function fill(path: string): void {
  for (let size = 1024 * 1024; size >= 1; ) {
    try {
      writeFileSync(path, Buffer.alloc(size), { flag: "a" });
    } catch {
      size = Math.floor(size / 2);
    }
  }
}
