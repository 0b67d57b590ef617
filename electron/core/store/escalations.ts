import { execute, type ReadableDb, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

export type EscalationRecord = { readonly personId: string; readonly at: string; readonly reason: string };

const place = (sheetId: string) => ({ table: "escalation", column: "reason", id: sheetId });

export function findEscalation(db: ReadableDb, keys: SealKeys, sheetId: string): EscalationRecord | undefined {
  const sql = "SELECT person_id, at, reason_sealed FROM escalation WHERE sheet_id = ?";
  const row = readOne<{ person_id: string; at: string; reason_sealed: Buffer }>(db, sql, sheetId);
  return row && { personId: row.person_id, at: row.at, reason: openText(keys, place(sheetId), row.reason_sealed) };
}

/** Needs no key. */
export function isEscalated(db: ReadableDb, sheetId: string): boolean {
  return readOne(db, "SELECT 1 FROM escalation WHERE sheet_id = ?", sheetId) !== undefined;
}

export function setEscalation(
  db: WritableDb,
  keys: SealKeys,
  sheetId: string,
  { personId, at, reason }: EscalationRecord,
): void {
  execute(
    db,
    `INSERT INTO escalation (sheet_id, person_id, at, reason_sealed) VALUES (?, ?, ?, ?)
     ON CONFLICT (sheet_id) DO UPDATE SET
       person_id = excluded.person_id, at = excluded.at, reason_sealed = excluded.reason_sealed`,
    sheetId,
    personId,
    at,
    sealText(keys, place(sheetId), reason),
  );
}

/** The two agree now. What was said stays in the audit trail. */
export function removeEscalation(db: WritableDb, sheetId: string): void {
  execute(db, "DELETE FROM escalation WHERE sheet_id = ?", sheetId);
}
