import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { DbFile } from "./connection.ts";
import { applicationId, readSchemaVersion } from "./migrate.ts";
import { schemaVersion } from "./migrations/index.ts";
import { syncFolder } from "./sync-folder.ts";

/** Copies of the database beside it. What is personal in them is sealed, as it is in the database itself. */
const namePattern = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-[a-z-]+\.db$/;
/** Of those that somebody asked for or an upgrade made, and of those that are taken by themselves: neither drives the other out. */
const kept = 20;
const keptRegular = 10;
const isRegular = (name: string) => name.endsWith("-regular.db");

export type Backup = { readonly name: string; readonly takenAt: string; readonly bytes: number };

/** Newest first. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const match = namePattern.exec(name);
      if (!match) return [];
      const [, day, hours, minutes, seconds, milliseconds] = match;
      const takenAt = `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`;
      return [{ name, takenAt, bytes: statSync(join(folder, name)).size }];
    })
    .sort((one, other) => (one.name < other.name ? 1 : -1));
}

/**
 * Takes a consistent copy, checks it as a restore would, and only then gives it its name. Keeps the newest twenty, and the
 * newest ten of those that are taken by themselves.
 * @param reason lower-case letters and hyphens, part of the name: "before-upgrade", "by-hand", "regular".
 */
export function takeBackup(file: DbFile, folder: string, reason: string, now: Date): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `${now.toISOString().replace(/[:.]/g, "-")}-${reason}.db`;
  const partial = join(folder, `${name}.part`);
  rmSync(partial, { force: true });
  try {
    file.prepare("VACUUM INTO ?").run(partial);
    checkDatabaseFile(partial);
    syncFile(partial);
  } catch (error) {
    // A half-written copy must not take up what is left of a full disk.
    rmSync(partial, { force: true });
    throw error;
  }
  renameSync(partial, join(folder, name));
  syncFolder(folder);
  const alike = listBackups(folder).filter((backup) => isRegular(backup.name) === isRegular(name));
  for (const old of alike.slice(isRegular(name) ? keptRegular : kept)) rmSync(join(folder, old.name), { force: true });
  return name;
}

/**
 * Puts a checked backup in the database's place. The damaged files are moved aside, never deleted.
 * @throws WorkstationError NOT_FOUND, BACKUP_UNUSABLE.
 */
export function restoreBackup(folder: string, name: string, databasePath: string, now: Date): void {
  const backup = listBackups(folder).find((candidate) => candidate.name === name);
  if (!backup) throw new WorkstationError("NOT_FOUND", { kind: "backup" });
  const partial = `${databasePath}.restoring`;
  rmSync(partial, { force: true });
  const source = new Database(join(folder, name), { readonly: true, fileMustExist: true });
  try {
    source.prepare("VACUUM INTO ?").run(partial);
    checkDatabaseFile(partial);
    syncFile(partial);
  } catch (error) {
    rmSync(partial, { force: true });
    const full = error instanceof Database.SqliteError && error.code === "SQLITE_FULL";
    throw full ? error : new WorkstationError("BACKUP_UNUSABLE");
  } finally {
    source.close();
  }
  const aside = `${databasePath}.damaged-${now.toISOString().replace(/[:.]/g, "-")}`;
  for (const ending of ["-wal", "-shm", ""]) {
    if (existsSync(databasePath + ending)) renameSync(databasePath + ending, aside + ending);
  }
  renameSync(partial, databasePath);
  syncFolder(dirname(databasePath));
}

/** @throws WorkstationError BACKUP_UNUSABLE where SQLite finds a fault, or the file is a newer program's or not ours at all. */
function checkDatabaseFile(path: string): void {
  try {
    const copy = new Database(path, { readonly: true, fileMustExist: true });
    try {
      const sound = copy.pragma("integrity_check", { simple: true }) === "ok";
      const ours = copy.pragma("application_id", { simple: true }) === applicationId;
      // A newer program's backup could not be opened once it is in place, and then no other could be chosen any more.
      const known = readSchemaVersion(copy) <= schemaVersion;
      if (!sound || !ours || !known) throw new WorkstationError("BACKUP_UNUSABLE");
    } finally {
      copy.close();
    }
  } catch {
    throw new WorkstationError("BACKUP_UNUSABLE");
  }
}

function syncFile(path: string): void {
  const handle = openSync(path, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
