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
 * Who knows assessor's marks that this sheet holds without being its assessor: whoever marked or countersigned it before it
 * was given to another, whoever did so on an earlier attempt whose judgements it carries (they are theirs), whoever marks,
 * countersigns or checks a later attempt, which shows what the earlier ones said, and whoever had one of these to mark and
 * read what others had given, also where somebody else marks it now.
 */
export function listSawMarksIds(db: ReadableDb, sheetId: string): string[] {
  // CROSS JOIN keeps the order: a few attempts, each looked up in the log, instead of the log gone through for them.
  return readAll<{ id: string }>(
    db,
    `WITH attempt AS (
       SELECT mark_sheet.id AS sheet_id, mark_sheet.iqa_id, other.assessor_id, other.attempt - script.attempt AS distance
       FROM mark_sheet AS self JOIN script ON script.id = self.script_id
       JOIN script AS other ON other.enrolment_id = script.enrolment_id AND other.assessment_id = script.assessment_id
       JOIN mark_sheet ON mark_sheet.script_id = other.id
       WHERE self.id = :sheetId AND other.attempt >= min(script.attempt,
         coalesce((SELECT min(from_attempt) FROM carried_item WHERE sheet_id = :sheetId), script.attempt))
     )
     SELECT sheet_edit.person_id AS id FROM attempt JOIN sheet_edit USING (sheet_id) WHERE sheet_edit.side = 'assr'
     UNION SELECT countersign_look.person_id FROM attempt JOIN countersign_look USING (sheet_id)
     UNION SELECT audit.person_id FROM attempt CROSS JOIN audit ON audit.record_id = attempt.sheet_id
       WHERE audit.action = 'sheet.marks-read' AND audit.person_id IS NOT NULL
     UNION SELECT assessor_id FROM attempt WHERE assessor_id IS NOT NULL AND distance <> 0
     UNION SELECT iqa_id FROM attempt WHERE iqa_id IS NOT NULL AND distance > 0`,
    { sheetId },
  ).map((row) => row.id);
}

/** @returns false where this person had opened it before. */
export function noteCountersignLook(db: WritableDb, sheetId: string, personId: string, at: string): boolean {
  const sql = "INSERT INTO countersign_look (sheet_id, person_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  return execute(db, sql, sheetId, personId, at) === 1;
}
