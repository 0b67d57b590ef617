import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { DbFile } from "./connection.ts";
import { migrations as released } from "./migrations/index.ts";

/** "AsWs" as a number: tells this program's databases from any other SQLite file. */
export const applicationId = 0x41735773;

export function readSchemaVersion(file: DbFile): number {
  return file.pragma("user_version", { simple: true }) as number;
}

/**
 * Brings a database to the newest schema, all steps or none. A database from a newer program is refused untouched.
 * @param beforeChange runs once before anything is written to a database that already holds data: the place for a backup.
 */
export function migrate(file: DbFile, beforeChange: () => void, migrations: readonly string[] = released): void {
  const found = readSchemaVersion(file);
  if (found > migrations.length) throw new WorkstationError("DATABASE_NEWER", { found, known: migrations.length });
  if (found === migrations.length) return;
  if (found > 0) beforeChange();
  file
    .transaction(() => {
      for (const step of migrations.slice(found)) file.exec(step);
      file.pragma(`application_id = ${applicationId}`);
      file.pragma(`user_version = ${migrations.length}`);
    })
    .exclusive();
}
