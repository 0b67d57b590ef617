import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { addShippedQualifications } from "../qualifications/shipped.ts";
import { listBackups, takeBackup } from "../store/backups.ts";
import { asReadable, closeDbFile, makeLogRoom, openDbFile } from "../store/connection.ts";
import { readInstallation } from "../store/installation.ts";
import { applicationId, migrate } from "../store/migrate.ts";
import { schemaVersion } from "../store/migrations/index.ts";
import type { CentreFolder, OpenCentre } from "./actor.ts";

/**
 * Opens a centre's database, or says that none was set up there yet. Nothing is written before the file is known to be ours,
 * sound, and not from a newer program.
 * @throws WorkstationError FOLDER_NOT_WRITABLE, DATABASE_EMPTY, DATABASE_DAMAGED, DATABASE_NEWER, DISK_FULL.
 */
export function openCentre(folder: CentreFolder, resourcesFolder: string, now: Date): OpenCentre | undefined {
  requireWritable(folder.root);
  if (!existsSync(folder.database)) {
    // A centre that lost its database is not a new centre: setting one up here would bury the scripts.
    if (listBackups(folder.backups).length > 0 || hasFiles(folder.scripts))
      throw new WorkstationError("DATABASE_EMPTY");
    return undefined;
  }
  if (statSync(folder.database).size === 0) throw new WorkstationError("DATABASE_EMPTY");
  inspect(folder.database);
  const file = openDbFile(folder.database, { mustExist: true });
  try {
    migrate(file, () => takeBackup(file, folder.backups, "before-upgrade", now));
    const installation = readInstallation(asReadable(file));
    if (!installation) throw new WorkstationError("DATABASE_DAMAGED");
    addShippedQualifications(file, resourcesFolder, now);
    makeLogRoom(file);
    rmSync(folder.incoming, { recursive: true, force: true });
    return { folder, file, demonstration: installation.demonstration };
  } catch (error) {
    closeDbFile(file);
    throw asStoreError(error);
  }
}

/** Looks at the file without writing a byte of it. */
function inspect(path: string): void {
  try {
    const file = new Database(path, { readonly: true, fileMustExist: true });
    try {
      if (file.pragma("application_id", { simple: true }) !== applicationId)
        throw new WorkstationError("DATABASE_DAMAGED");
      const found = file.pragma("user_version", { simple: true }) as number;
      if (found > schemaVersion) throw new WorkstationError("DATABASE_NEWER", { found, known: schemaVersion });
      if (file.pragma("quick_check(1)", { simple: true }) !== "ok") throw new WorkstationError("DATABASE_DAMAGED");
    } finally {
      file.close();
    }
  } catch (error) {
    throw asStoreError(error);
  }
}

/** SQLite's and the system's words for "this folder or file won't do" as the program's; anything else as it is. */
export function asStoreError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return asFolderError(error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return new WorkstationError("DATABASE_DAMAGED");
  if (/^SQLITE_FULL/.test(error.code)) return new WorkstationError("DISK_FULL");
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(error.code)) return new WorkstationError("FOLDER_NOT_WRITABLE");
  return error;
}

function asFolderError(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") return new WorkstationError("DISK_FULL");
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return new WorkstationError("FOLDER_NOT_WRITABLE");
  return error;
}

export function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    const probe = join(folder, ".write-probe");
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw new WorkstationError("DISK_FULL");
    throw new WorkstationError("FOLDER_NOT_WRITABLE");
  }
}

function hasFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}
