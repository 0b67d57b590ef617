import { execute, type ReadableDb, readAll, type WritableDb } from "./connection.ts";

export type PaperCode = { readonly code: string; readonly assessmentId: string };

export function listPaperCodes(db: ReadableDb, qualificationId: string): PaperCode[] {
  const sql = "SELECT code, assessment_id AS assessmentId FROM paper_code WHERE qualification_id = ? ORDER BY code";
  return readAll<PaperCode>(db, sql, qualificationId);
}

/** What was said last holds. */
export function putPaperCode(db: WritableDb, qualificationId: string, { code, assessmentId }: PaperCode): void {
  execute(
    db,
    `INSERT INTO paper_code (qualification_id, code, assessment_id) VALUES (?, ?, ?)
     ON CONFLICT (qualification_id, code) DO UPDATE SET assessment_id = excluded.assessment_id`,
    qualificationId,
    code,
    assessmentId,
  );
}
