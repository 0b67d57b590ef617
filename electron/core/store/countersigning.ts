import { execute, type ReadableDb, readAll, type WritableDb } from "./connection.ts";

/** Who opened this sheet to countersign it. */
export function listCountersignerIds(db: ReadableDb, sheetId: string): string[] {
  return readAll<{ id: string }>(
    db,
    "SELECT person_id AS id FROM countersign_look WHERE sheet_id = ? ORDER BY at, person_id",
    sheetId,
  ).map((row) => row.id);
}

/**
 * Who saw the assessor's marks of this sheet without being its assessor: whoever wrote some of them before the sheet was
 * given to another, whoever opened it to countersign, and whoever marks or checks a later attempt, which shows what the
 * earlier ones said.
 */
export function listSawMarksIds(db: ReadableDb, sheetId: string): string[] {
  const later = readAll<{ assessor_id: string | null; iqa_id: string | null }>(
    db,
    `SELECT later.assessor_id, later_sheet.iqa_id
     FROM mark_sheet JOIN script ON script.id = mark_sheet.script_id
     JOIN script AS later ON later.enrolment_id = script.enrolment_id AND later.assessment_id = script.assessment_id
       AND later.attempt > script.attempt
     JOIN mark_sheet AS later_sheet ON later_sheet.script_id = later.id
     WHERE mark_sheet.id = ?`,
    sheetId,
  );
  const writers = readAll<{ id: string }>(
    db,
    "SELECT DISTINCT person_id AS id FROM sheet_edit WHERE sheet_id = ? AND side = 'assr'",
    sheetId,
  ).map((row) => row.id);
  const ids = [
    ...writers,
    ...listCountersignerIds(db, sheetId),
    ...later.flatMap((row) => [row.assessor_id, row.iqa_id]),
  ];
  return ids.filter((id) => id !== null);
}

/** @returns false where this person had opened it before. */
export function noteCountersignLook(db: WritableDb, sheetId: string, personId: string, at: string): boolean {
  const sql = "INSERT INTO countersign_look (sheet_id, person_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  return execute(db, sql, sheetId, personId, at) === 1;
}
