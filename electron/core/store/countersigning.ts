import { execute, type ReadableDb, readAll, type WritableDb } from "./connection.ts";

/** Who opened this sheet to countersign it. */
export function listCountersignerIds(db: ReadableDb, sheetId: string): string[] {
  return readAll<{ id: string }>(
    db,
    "SELECT person_id AS id FROM countersign_look WHERE sheet_id = ? ORDER BY at, person_id",
    sheetId,
  ).map((row) => row.id);
}

/** @returns false where this person had opened it before. */
export function noteCountersignLook(db: WritableDb, sheetId: string, personId: string, at: string): boolean {
  const sql = "INSERT INTO countersign_look (sheet_id, person_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  return execute(db, sql, sheetId, personId, at) === 1;
}
