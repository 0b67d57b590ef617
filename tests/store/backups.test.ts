import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listBackups, restoreBackup, takeBackup } from "../../electron/core/store/backups.ts";
import { closeDbFile, openDbFile } from "../../electron/core/store/connection.ts";
import { migrate } from "../../electron/core/store/migrate.ts";
import { passphrase } from "../support/centre.ts";
import { codeOf } from "../support/refusal.ts";
import { backupsOf, databaseOf, setUp, start } from "../support/starting.ts";

let home: string;
let dataFolder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "workstation-backups-"));
  dataFolder = join(home, "data");
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const learner = (number: string) => ({ name: number, registrationNumber: number, registeredOn: "2026-01-15" });
const garbage = Buffer.from("This was a database once. ".repeat(400));

test("a backup can be restored after the database was damaged; the damaged file is kept as it is", async () => {
  const first = start(dataFolder);
  await setUp(first.client);
  await first.client.learners.register(learner("BEFORE"));
  const { name } = await first.client.centre.backUpNow();
  await first.client.learners.register(learner("AFTER"));
  await first.workstation.stop();
  writeFileSync(databaseOf(dataFolder), garbage);

  const second = start(dataFolder);
  const { problem } = await second.client.system.status();
  expect(problem?.code).toBe("DATABASE_DAMAGED");
  expect(problem?.backups.map((backup) => backup.name)).toEqual([name]);
  expect(readFileSync(databaseOf(dataFolder)).equals(garbage)).toBe(true);
  expect(await codeOf(second.client.system.restoreBackup({ name: "../../../etc/passwd" }))).toBe("NOT_FOUND");
  await second.client.system.restoreBackup({ name });
  expect((await second.client.system.status()).phase).toBe("signed-out");
  await second.client.session.signIn({ signInName: "sam", passphrase });
  expect((await second.client.learners.list()).map(({ registrationNumber }) => registrationNumber)).toEqual(["BEFORE"]);
  await second.workstation.stop();

  const centre = join(dataFolder, "centre");
  const aside = readdirSync(centre).filter((file) => file.startsWith("workstation.db.damaged-"));
  expect(aside.map((file) => readFileSync(join(centre, file)).equals(garbage))).toContain(true);
  expect(readdirSync(centre)).not.toContain("workstation.db.restoring");
});

test("a backup that does not pass its check is refused, and nothing moves", async () => {
  const first = start(dataFolder);
  await setUp(first.client);
  const { name } = await first.client.centre.backUpNow();
  await first.workstation.stop();
  writeFileSync(databaseOf(dataFolder), garbage);
  const folder = backupsOf(dataFolder);
  const sound = readFileSync(join(folder, name));
  const foreign = join(home, "foreign.db");
  const other = new Database(foreign);
  other.exec("CREATE TABLE something (id INTEGER)");
  other.close();
  const torn = Buffer.from(sound);
  torn.fill(0x5a, 4096, 3 * 4096);
  // Of a newer program, which was tried and taken off again: in place, it would leave no way back to another backup.
  const newer = Buffer.from(sound);
  newer.writeUInt32BE(99, 60);
  const cut = sound.subarray(0, sound.length / 2);
  const second = start(dataFolder);
  for (const unusable of [garbage, Buffer.alloc(0), cut, readFileSync(foreign), torn, newer]) {
    writeFileSync(join(folder, name), unusable);
    expect(await codeOf(second.client.system.restoreBackup({ name }))).toBe("BACKUP_UNUSABLE");
    expect((await second.client.system.status()).problem?.code).toBe("DATABASE_DAMAGED");
    expect(readFileSync(databaseOf(dataFolder)).equals(garbage)).toBe(true);
  }
  writeFileSync(join(folder, name), sound);
  await second.client.system.restoreBackup({ name });
  await second.workstation.stop();
});

test("a write-ahead log of the damaged database is not played into the restored one", async () => {
  const path = databaseOf(dataFolder);
  mkdirSync(join(dataFolder, "centre"), { recursive: true });
  const file = openDbFile(path, { mustExist: false });
  migrate(file, () => undefined);
  file.exec("INSERT INTO sign_in_throttle VALUES ('in-backup', 1, '')");
  const name = takeBackup(file, backupsOf(dataFolder), "by-hand", new Date());
  file.exec("INSERT INTO sign_in_throttle VALUES ('in-log', 1, '')");
  // As after a crash: the log is still there, beside a database that is no longer one.
  const log = readFileSync(`${path}-wal`);
  closeDbFile(file);
  writeFileSync(path, garbage);
  writeFileSync(`${path}-wal`, log);
  const now = new Date("2026-11-23T12:00:00.000Z");
  restoreBackup(backupsOf(dataFolder), name, path, now);
  const restored = openDbFile(path, { mustExist: true });
  expect(restored.prepare("SELECT subject FROM sign_in_throttle").all()).toEqual([{ subject: "in-backup" }]);
  closeDbFile(restored);
  const aside = `${path}.damaged-2026-11-23T12-00-00-000Z`;
  expect(readFileSync(aside).equals(garbage)).toBe(true);
  expect(readFileSync(`${aside}-wal`).equals(log)).toBe(true);
});

test("the newest twenty are kept, and a half-written one is none", () => {
  mkdirSync(join(dataFolder, "centre"), { recursive: true });
  const file = openDbFile(databaseOf(dataFolder), { mustExist: false });
  migrate(file, () => undefined);
  const folder = backupsOf(dataFolder);
  for (let minute = 0; minute < 23; minute += 1)
    takeBackup(file, folder, "by-hand", new Date(Date.UTC(2026, 10, 23, 9, minute)));
  closeDbFile(file);
  writeFileSync(join(folder, "2026-11-23T23-00-00-000Z-by-hand.db.part"), "half");
  writeFileSync(join(folder, "notes.db"), "mine");
  const backups = listBackups(folder);
  expect(backups).toHaveLength(20);
  expect(backups[0]?.takenAt).toBe("2026-11-23T09:22:00.000Z");
  expect(backups.at(-1)?.takenAt).toBe("2026-11-23T09:03:00.000Z");
  expect(readdirSync(folder)).toContain("notes.db");
});
