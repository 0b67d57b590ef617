import { type ReadableDb, readOne } from "./connection.ts";

/** What the audit trail calls it; the index `audit_marks_read` and the queries name it too. */
export const marksReadAction = "sheet.marks-read";

/** Whether the audit trail has it that this person read marks on this sheet that others gave. Needs no key. */
export function hasReadMarks(db: ReadableDb, sheetId: string, personId: string): boolean {
  const sql = "SELECT 1 FROM audit WHERE record_id = ? AND person_id = ? AND action = 'sheet.marks-read' LIMIT 1";
  return readOne(db, sql, sheetId, personId) !== undefined;
}

/** Whether anybody but this person has written in the assessor's column. */
export function isMarkedByOthers(db: ReadableDb, sheetId: string, personId: string): boolean {
  const sql = "SELECT 1 FROM sheet_edit WHERE sheet_id = ? AND side = 'assr' AND person_id <> ? LIMIT 1";
  return readOne(db, sql, sheetId, personId) !== undefined;
}
