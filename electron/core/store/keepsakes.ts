import type { Keepsake } from "../../../shared/contract/session.ts";
import { execute, type ReadableDb, readAll, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

const place = (personId: string, name: string) => ({
  table: "keepsake",
  column: "value_sealed",
  id: `${personId} ${name}`,
});

export function listKeepsakes(db: ReadableDb, keys: SealKeys, personId: string): Keepsake[] {
  const rows = readAll<{ name: string; value_sealed: Buffer }>(
    db,
    "SELECT name, value_sealed FROM keepsake WHERE person_id = ?",
    personId,
  );
  return rows.map(({ name, value_sealed }) => ({ name, value: openText(keys, place(personId, name), value_sealed) }));
}

export function putKeepsake(
  db: WritableDb,
  keys: SealKeys,
  personId: string,
  { name, value }: Keepsake,
  keptAt: string,
): void {
  execute(
    db,
    `INSERT INTO keepsake (person_id, name, value_sealed, kept_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (person_id, name) DO UPDATE SET value_sealed = excluded.value_sealed, kept_at = excluded.kept_at`,
    personId,
    name,
    sealText(keys, place(personId, name), value),
    keptAt,
  );
}

/** Lets go of all but the newest. */
export function removeOldKeepsakes(db: WritableDb, personId: string, most: number): void {
  execute(
    db,
    `DELETE FROM keepsake WHERE person_id = ? AND name NOT IN
       (SELECT name FROM keepsake WHERE person_id = ? ORDER BY kept_at DESC LIMIT ?)`,
    personId,
    personId,
    most,
  );
}
