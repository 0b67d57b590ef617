import type { Edit, Entry } from "../../../shared/contract/marking.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

/** The two columns of a sheet. Each has one writer: the assessor, or the IQA. */
export type Side = "assr" | "qa";

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
  assr_revision: number;
  qa_revision: number;
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
  const row = readOne<SheetRow>(db, "SELECT * FROM mark_sheet WHERE id = ?", id);
  return (
    row && {
      id: row.id,
      scriptId: row.script_id,
      iqaId: row.iqa_id ?? undefined,
      assrRevision: row.assr_revision,
      qaRevision: row.qa_revision,
      qaCommittedAt: row.qa_committed_at ?? undefined,
      checkedOn: row.checked_on ?? undefined,
      qaDecision: row.qa_decision ?? undefined,
      qaFeedback: row.qa_feedback_sealed ? openText(keys, placeOfFeedback(row.id), row.qa_feedback_sealed) : "",
    }
  );
}

export function setIqa(db: WritableDb, sheetId: string, iqaId: string): void {
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

type EntryRow = {
  item_id: string;
  mark: number | null;
  outcome: "PASS" | "REFERRAL" | null;
  strengths_sealed: Buffer | null;
  improvements_sealed: Buffer | null;
};

const placeOfText = (sheetId: string, side: Side, itemId: string, field: "strengths" | "improvements") => ({
  table: "sheet_entry",
  column: field,
  id: `${sheetId}/${side}/${itemId}`,
});

/** One column of a sheet, in no order; items that nobody touched are not in it. */
export function listEntries(db: ReadableDb, keys: SealKeys, sheetId: string, side: Side): Entry[] {
  const rows = readAll<EntryRow>(db, "SELECT * FROM sheet_entry WHERE sheet_id = ? AND side = ?", sheetId, side);
  return rows.map((row) => ({
    itemId: row.item_id,
    mark: row.mark,
    outcome: row.outcome,
    strengths: row.strengths_sealed
      ? openText(keys, placeOfText(sheetId, side, row.item_id, "strengths"), row.strengths_sealed)
      : "",
    improvements: row.improvements_sealed
      ? openText(keys, placeOfText(sheetId, side, row.item_id, "improvements"), row.improvements_sealed)
      : "",
  }));
}

/** How many items of a column carry a judgement; needs no key. */
export function countJudged(db: ReadableDb, sheetId: string, side: Side): number {
  const sql =
    "SELECT count(*) AS judged FROM sheet_entry WHERE sheet_id = ? AND side = ? AND (mark IS NOT NULL OR outcome IS NOT NULL)";
  return readOne<{ judged: number }>(db, sql, sheetId, side)?.judged ?? 0;
}

/** Writes one field of one item and raises the column's revision, which it returns. */
export function writeEdit(db: WritableDb, keys: SealKeys, sheetId: string, side: Side, edit: Edit): number {
  const column = {
    mark: "mark",
    outcome: "outcome",
    strengths: "strengths_sealed",
    improvements: "improvements_sealed",
  }[edit.field];
  const value =
    edit.field === "strengths" || edit.field === "improvements"
      ? sealText(keys, placeOfText(sheetId, side, edit.itemId, edit.field), edit.value)
      : edit.value;
  execute(
    db,
    `INSERT INTO sheet_entry (sheet_id, side, item_id, ${column}) VALUES (?, ?, ?, ?)
     ON CONFLICT (sheet_id, side, item_id) DO UPDATE SET ${column} = excluded.${column}`,
    sheetId,
    side,
    edit.itemId,
    value,
  );
  return raiseRevision(db, sheetId, side);
}

/** Whatever a signature of the column covers was changed: what was seen before is no longer what would be signed. */
export function raiseRevision(db: WritableDb, sheetId: string, side: Side): number {
  const revision = side === "assr" ? "assr_revision" : "qa_revision";
  const sql = `UPDATE mark_sheet SET ${revision} = ${revision} + 1 WHERE id = ? RETURNING ${revision} AS revision`;
  return readOne<{ revision: number }>(db, sql, sheetId)?.revision ?? 0;
}

/** Edits of one field by one person that follow each other within this time are one entry of the history. */
const oneEntryMilliseconds = 60_000;

/**
 * Keeps what a field says now in its history. Typing for a minute makes one entry, not one per keystroke; what the field said
 * before that minute is still there.
 */
export function noteEdit(
  db: WritableDb,
  keys: SealKeys,
  sheetId: string,
  side: Side,
  edit: Edit,
  personId: string,
  now: Date,
): void {
  const last = readOne<{ sequence: number; person_id: string; began_at: string }>(
    db,
    `SELECT sequence, person_id, began_at FROM sheet_edit WHERE sheet_id = ? AND side = ? AND item_id = ? AND field = ?
     ORDER BY sequence DESC LIMIT 1`,
    sheetId,
    side,
    edit.itemId,
    edit.field,
  );
  const at = now.toISOString();
  const place = { table: "sheet_edit", column: "value", id: `${sheetId}/${side}/${edit.itemId}/${edit.field}` };
  const value = sealText(keys, place, JSON.stringify(edit.value));
  if (last && last.person_id === personId && now.getTime() - Date.parse(last.began_at) < oneEntryMilliseconds) {
    execute(db, "UPDATE sheet_edit SET value_sealed = ?, at = ? WHERE sequence = ?", value, at, last.sequence);
    return;
  }
  execute(
    db,
    `INSERT INTO sheet_edit (sheet_id, side, item_id, field, value_sealed, person_id, began_at, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    sheetId,
    side,
    edit.itemId,
    edit.field,
    value,
    personId,
    at,
    at,
  );
}
