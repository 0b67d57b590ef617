import { execute, type ReadableDb, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";
import type { Side } from "./sheet-side.ts";

export type SheetRecord = {
  readonly id: string;
  readonly scriptId: string;
  readonly iqaId: string | undefined;
  readonly assrRevision: number;
  readonly qaRevision: number;
  readonly qaCommittedAt: string | undefined;
  readonly checkedOn: string | undefined;
  readonly qaDecision: "agreed" | "replaced" | undefined;
  readonly qaFeedback: string;
};

type SheetRow = {
  id: string;
  script_id: string;
  iqa_id: string | null;
  assr_now: number;
  qa_now: number;
  qa_committed_at: string | null;
  checked_on: string | null;
  qa_decision: "agreed" | "replaced" | null;
  qa_feedback_sealed: Buffer | null;
};

const placeOfFeedback = (id: string) => ({ table: "mark_sheet", column: "qa_feedback", id });

export function insertSheet(db: WritableDb, id: string, scriptId: string): void {
  execute(db, "INSERT INTO mark_sheet (id, script_id) VALUES (?, ?)", id, scriptId);
}

export function findSheet(db: ReadableDb, keys: SealKeys, id: string): SheetRecord | undefined {
  const sql = `SELECT *, ${revisionSql("assr")} AS assr_now, ${revisionSql("qa")} AS qa_now FROM mark_sheet WHERE id = ?`;
  const row = readOne<SheetRow>(db, sql, id);
  return (
    row && {
      id: row.id,
      scriptId: row.script_id,
      iqaId: row.iqa_id ?? undefined,
      assrRevision: row.assr_now,
      qaRevision: row.qa_now,
      qaCommittedAt: row.qa_committed_at ?? undefined,
      checkedOn: row.checked_on ?? undefined,
      qaDecision: row.qa_decision ?? undefined,
      qaFeedback: row.qa_feedback_sealed ? openText(keys, placeOfFeedback(row.id), row.qa_feedback_sealed) : "",
    }
  );
}

/** @param iqaId null where nobody has the check in hand any more. */
export function setIqa(db: WritableDb, sheetId: string, iqaId: string | null): void {
  execute(db, "UPDATE mark_sheet SET iqa_id = ? WHERE id = ?", iqaId, sheetId);
}

export function setQaCommitted(db: WritableDb, sheetId: string, at: string): void {
  execute(db, "UPDATE mark_sheet SET qa_committed_at = ? WHERE id = ?", at, sheetId);
}

export function setQaDecision(
  db: WritableDb,
  keys: SealKeys,
  sheetId: string,
  decision: { checkedOn: string; decision: "agreed" | "replaced"; feedback: string },
): void {
  execute(
    db,
    "UPDATE mark_sheet SET checked_on = ?, qa_decision = ?, qa_feedback_sealed = ? WHERE id = ?",
    decision.checkedOn,
    decision.decision,
    sealText(keys, placeOfFeedback(sheetId), decision.feedback),
    sheetId,
  );
}

/** The QA column can be written again, and nothing is decided. */
export function takeBackQaDecision(db: WritableDb, sheetId: string): void {
  const sql =
    "UPDATE mark_sheet SET qa_committed_at = NULL, checked_on = NULL, qa_decision = NULL, qa_feedback_sealed = NULL WHERE id = ?";
  execute(db, sql, sheetId);
}

/** Something else of what a signature of the column covers was changed: what was seen before is no longer what would be signed. */
export function raiseRevision(db: WritableDb, sheetId: string, side: Side): number {
  const own = ownRevision[side];
  execute(db, `UPDATE mark_sheet SET ${own} = ${own} + 1 WHERE id = ?`, sheetId);
  return readRevision(db, sheetId, side);
}

/** How often the column was changed: its entries, each of which counts its edits, and whatever else belongs to it. */
export function readRevision(db: ReadableDb, sheetId: string, side: Side): number {
  const sql = `SELECT ${revisionSql(side)} AS revision FROM mark_sheet WHERE id = ?`;
  return readOne<{ revision: number }>(db, sql, sheetId)?.revision ?? 0;
}

const ownRevision = { assr: "assr_revision", qa: "qa_revision" } as const;

function revisionSql(side: Side): string {
  const edits = `SELECT total(edits) FROM sheet_entry WHERE sheet_id = mark_sheet.id AND side = '${side}'`;
  return `CAST(${ownRevision[side]} + (${edits}) AS INTEGER)`;
}
