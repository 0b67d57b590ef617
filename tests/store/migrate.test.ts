import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openCentre } from "../../electron/core/centre/open-centre.ts";
import { listBackups, takeBackup } from "../../electron/core/store/backups.ts";
import { closeDbFile, openDbFile } from "../../electron/core/store/connection.ts";
import { applicationId, migrate, readSchemaVersion } from "../../electron/core/store/migrate.ts";
import { migrations, schemaVersion } from "../../electron/core/store/migrations/index.ts";
import { WorkstationError } from "../../shared/errors/workstation-error.ts";
import { resourcesFolder } from "../support/centre.ts";
import { databaseOf, setUp, start } from "../support/starting.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "workstation-migrate-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** What the next release might add; the released ones are left as they are. */
const next = [
  ...migrations,
  `CREATE TABLE note (id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id)) STRICT;
   ALTER TABLE learner ADD COLUMN note_count INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX note_by_person ON note (person_id);`,
];

function schemaOf(file: Database.Database): unknown[] {
  return file.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").all();
}

function open(name: string) {
  return openDbFile(join(home, name), { mustExist: false });
}

describe("migrating", () => {
  test("a new database gets the newest schema, ours by its marks, without a backup of nothing", () => {
    const file = open("new.db");
    migrate(file, () => {
      throw new Error("There is nothing to back up yet.");
    });
    expect(readSchemaVersion(file)).toBe(schemaVersion);
    expect(file.pragma("application_id", { simple: true })).toBe(applicationId);
    for (const { strict, name } of file.pragma("table_list") as { strict: number; name: string }[])
      if (!name.startsWith("sqlite_")) expect(strict, `${name} is STRICT`).toBe(1);
    expect(file.pragma("foreign_key_check")).toEqual([]);
    closeDbFile(file);
  });

  test("a fresh schema equals one that was upgraded from each version before it", () => {
    const fresh = open("fresh.db");
    migrate(fresh, () => undefined, next);
    for (let from = 1; from < next.length; from += 1) {
      const upgraded = open(`from-${from}.db`);
      migrate(upgraded, () => undefined, next.slice(0, from));
      migrate(upgraded, () => undefined, next);
      expect(schemaOf(upgraded)).toEqual(schemaOf(fresh));
      expect(readSchemaVersion(upgraded)).toBe(next.length);
      closeDbFile(upgraded);
    }
    closeDbFile(fresh);
  });

  test("a history whose entries were never open keeps each of them as it was left", () => {
    const file = open("history.db");
    migrate(file, () => undefined, migrations.slice(0, 5));
    // The rows that it belongs to are no matter here.
    file.pragma("foreign_keys = OFF");
    file.exec(`INSERT INTO sheet_edit
      (sequence, sheet_id, side, item_id, field, unit, criterion, kind, step, closed, value_sealed, person_id, began_at, at)
      VALUES (7, 's', 'assr', 's1', 'mark', '', '', 'edit', NULL, 1, x'01', 'p', '09:00', '09:01'),
             (8, 's', 'assr', 's1', 'mark', '', '', 'undo', 7, 0, x'02', 'p', '09:02', '09:02')`);
    migrate(file, () => undefined);
    const kept =
      "SELECT sequence, kind, step, hex(value_sealed) AS value, began_at, at FROM sheet_edit ORDER BY sequence";
    expect(file.prepare(kept).raw().all()).toEqual([
      [7, "edit", null, "01", "09:00", "09:01"],
      [8, "undo", 7, "02", "09:02", "09:02"],
    ]);
    closeDbFile(file);
  });

  test("a backup is taken before the first change, and opens with the old schema and every row", async () => {
    const dataFolder = join(home, "data");
    const { client, workstation } = start(dataFolder);
    await setUp(client);
    await client.learners.register({ name: "Lena", registrationNumber: "L1", registeredOn: "2026-01-15" });
    await workstation.stop();
    const file = openDbFile(databaseOf(dataFolder), { mustExist: true });
    const before = schemaOf(file);
    const backups = join(dataFolder, "centre", "backups");
    let versionAtBackup = 0;
    migrate(
      file,
      () => {
        versionAtBackup = readSchemaVersion(file);
        takeBackup(file, backups, "before-upgrade", new Date("2026-11-23T10:00:00.000Z"));
      },
      next,
    );
    expect(versionAtBackup).toBe(schemaVersion);
    expect(file.prepare("SELECT note_count FROM learner").all()).toEqual([{ note_count: 0 }]);
    closeDbFile(file);
    const [backup] = listBackups(backups);
    expect(backup?.name).toBe("2026-11-23T10-00-00-000Z-before-upgrade.db");
    const copy = new Database(join(backups, backup?.name ?? ""), { readonly: true });
    expect(schemaOf(copy)).toEqual(before);
    expect(copy.pragma("user_version", { simple: true })).toBe(schemaVersion);
    expect(copy.prepare("SELECT count(*) AS learners FROM learner").get()).toEqual({ learners: 1 });
    copy.close();
  });

  test("a step that fails undoes the steps before it; a backup that fails stops them", () => {
    const file = open("half.db");
    migrate(file, () => undefined);
    const before = schemaOf(file);
    const broken = [...next, "CREATE TABLE broken (this is no column definition at all, , );"];
    expect(() => migrate(file, () => undefined, broken)).toThrow();
    expect(schemaOf(file)).toEqual(before);
    expect(readSchemaVersion(file)).toBe(schemaVersion);
    const refuse = () => {
      throw new WorkstationError("BACKUP_UNUSABLE");
    };
    expect(() => migrate(file, refuse, next)).toThrow("backup");
    expect(schemaOf(file)).toEqual(before);
    closeDbFile(file);
  });
});

describe("a database from a newer program", () => {
  test("is refused, with the versions named, and not a byte of it changes", async () => {
    const dataFolder = join(home, "data");
    const { client, workstation } = start(dataFolder);
    await setUp(client);
    await client.centre.backUpNow();
    await workstation.stop();
    const raw = new Database(databaseOf(dataFolder));
    raw.pragma(`user_version = ${schemaVersion + 1}`);
    raw.close();
    const snapshot = () =>
      readdirSync(join(dataFolder, "centre"), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        // Looking at a database makes SQLite's index of its log, and a log with nothing in it.
        .filter((path) => !path.endsWith("-shm") && !(path.endsWith("-wal") && statSync(path).size === 0))
        .map((path) => [path, createHash("sha256").update(readFileSync(path)).digest("hex"), statSync(path).mtimeMs]);
    const before = snapshot();

    const again = start(dataFolder);
    const { phase, problem } = await again.client.system.status();
    expect(phase).toBe("problem");
    expect(problem?.code).toBe("DATABASE_NEWER");
    expect(problem?.message).toContain(`data version ${schemaVersion + 1}; this program knows ${schemaVersion}`);
    // Nothing is offered that would put an older state in its place, and nobody who asks all the same gets it.
    expect(problem?.backups).toEqual([]);
    const [backup] = listBackups(join(dataFolder, "centre", "backups"));
    await expect(again.client.system.restoreBackup({ name: backup?.name ?? "" })).rejects.toMatchObject({
      code: "NOT_ALLOWED",
    });
    await again.workstation.stop();
    expect(snapshot()).toEqual(before);
    expect(() => openCentre(again.workstation.folder, resourcesFolder, new Date())).toThrow(WorkstationError);
    expect(snapshot()).toEqual(before);
  });
});
