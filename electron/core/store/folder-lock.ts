import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";

export type FolderLock = { release(): void };

/**
 * Makes this process the only one that uses the data folder. The lock is SQLite's own on a file of its own: the system drops
 * it when the process ends in whatever way, so a crash leaves nothing to clear up. Beside it stands who holds it.
 * @throws WorkstationError FOLDER_IN_USE, naming the holder.
 */
export function lockFolder(folder: string, holder: string): FolderLock {
  const notePath = join(folder, "in-use-by.txt");
  const lock = new Database(join(folder, "in-use.lock"), { timeout: 0 });
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new WorkstationError("FOLDER_IN_USE", { by: readHolder(notePath) });
  }
  const release = () => {
    lock.exec("ROLLBACK");
    lock.close();
  };
  try {
    writeFileSync(notePath, `${holder}\n`, { mode: 0o600 });
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, "utf8").trim() || "another program";
  } catch {
    return "another program";
  }
}
