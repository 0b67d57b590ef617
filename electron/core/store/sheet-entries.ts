import type { Edit, Entry } from "../../../shared/contract/sheet.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { listCriterionJudgements, setCriterionJudgement } from "./criterion-judgements.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";
import type { Side } from "./sheet-side.ts";

/** The fields that are made of several key presses. A press on one of the others says all that it says. */
export type TypedField = Exclude<Edit["field"], "criterion" | "outcome">;

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

const columnOf = {
  mark: "mark",
  outcome: "outcome",
  strengths: "strengths_sealed",
  improvements: "improvements_sealed",
} as const;

/** One column of a sheet, in no order; items that nobody touched are not in it. */
export function listEntries(db: ReadableDb, keys: SealKeys, sheetId: string, side: Side): Entry[] {
  const rows = readAll<EntryRow>(db, "SELECT * FROM sheet_entry WHERE sheet_id = ? AND side = ?", sheetId, side);
  const criteria = listCriterionJudgements(db, sheetId, side);
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
    criteria: criteria
      .filter((record) => record.itemId === row.item_id)
      .map(({ unit, criterion, judgement }) => ({ unit, criterion, judgement })),
  }));
}

/** Every text that this assessor wrote in sheets of other learners. */
export function listFeedbackOfAssessor(
  db: ReadableDb,
  keys: SealKeys,
  assessorId: string,
  { exceptLearnerId }: { exceptLearnerId: string },
): string[] {
  const rows = readAll<EntryRow & { sheet_id: string }>(
    db,
    `SELECT sheet_entry.sheet_id, sheet_entry.item_id, sheet_entry.strengths_sealed, sheet_entry.improvements_sealed
     FROM script
     JOIN enrolment ON enrolment.id = script.enrolment_id
     JOIN mark_sheet ON mark_sheet.script_id = script.id
     JOIN sheet_entry ON sheet_entry.sheet_id = mark_sheet.id AND sheet_entry.side = 'assr'
     WHERE script.assessor_id = ? AND enrolment.learner_id <> ?`,
    assessorId,
    exceptLearnerId,
  );
  const open = (row: (typeof rows)[number], field: "strengths" | "improvements", sealed: Buffer | null) =>
    sealed ? [openText(keys, placeOfText(row.sheet_id, "assr", row.item_id, field), sealed)] : [];
  return rows.flatMap((row) => [
    ...open(row, "strengths", row.strengths_sealed),
    ...open(row, "improvements", row.improvements_sealed),
  ]);
}

/** How many items of a column carry a judgement; needs no key. */
export function countJudged(db: ReadableDb, sheetId: string, side: Side): number {
  const sql =
    "SELECT count(*) AS judged FROM sheet_entry WHERE sheet_id = ? AND side = ? AND (mark IS NOT NULL OR outcome IS NOT NULL)";
  return readOne<{ judged: number }>(db, sql, sheetId, side)?.judged ?? 0;
}

/** What a mark or a text says now, as an edit of it would carry it. */
export function readTypedField(
  db: ReadableDb,
  keys: SealKeys,
  sheetId: string,
  side: Side,
  { itemId, field }: { readonly itemId: string; readonly field: TypedField },
): number | string | null {
  const sql = `SELECT ${columnOf[field]} AS value FROM sheet_entry WHERE sheet_id = ? AND side = ? AND item_id = ?`;
  const value = readOne<{ value: number | Buffer | null }>(db, sql, sheetId, side, itemId)?.value ?? null;
  if (field === "mark") return value as number | null;
  return value === null ? "" : openText(keys, placeOfText(sheetId, side, itemId, field), value as Buffer);
}

/** Writes one field of one item, which raises the column's revision by one. */
export function writeEdit(db: WritableDb, keys: SealKeys, sheetId: string, side: Side, edit: Edit, now: Date): void {
  writeField(db, keys, sheetId, side, edit, now.toISOString());
}

/** Copies a whole entry into an untouched item; no revision rises, because nobody edited. */
export function writeEntry(db: WritableDb, keys: SealKeys, sheetId: string, side: Side, entry: Entry): void {
  const { itemId } = entry;
  const edits: Edit[] = [
    { field: "mark", itemId, value: entry.mark },
    { field: "outcome", itemId, value: entry.outcome },
    { field: "strengths", itemId, value: entry.strengths },
    { field: "improvements", itemId, value: entry.improvements },
    ...entry.criteria.map(({ judgement, ...criterion }) => ({
      field: "criterion" as const,
      itemId,
      criterion,
      value: judgement,
    })),
  ];
  for (const edit of edits) writeField(db, keys, sheetId, side, edit, null);
}

function writeField(
  db: WritableDb,
  keys: SealKeys,
  sheetId: string,
  side: Side,
  edit: Edit,
  editedAt: string | null,
): void {
  const edits = editedAt === null ? 0 : 1;
  if (edit.field === "criterion") {
    // The item's own row makes the judgement part of an entry, even where nothing else was written there.
    const sql = `INSERT INTO sheet_entry (sheet_id, side, item_id, edits) VALUES (?, ?, ?, ?)
      ON CONFLICT (sheet_id, side, item_id) DO UPDATE SET edits = edits + excluded.edits`;
    execute(db, sql, sheetId, side, edit.itemId, edits);
    setCriterionJudgement(db, sheetId, side, edit.itemId, edit.criterion, edit.value);
    return;
  }
  const column = columnOf[edit.field];
  const value =
    edit.field === "strengths" || edit.field === "improvements"
      ? sealText(keys, placeOfText(sheetId, side, edit.itemId, edit.field), edit.value)
      : edit.value;
  execute(
    db,
    `INSERT INTO sheet_entry (sheet_id, side, item_id, ${column}, edits, edited_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (sheet_id, side, item_id)
     DO UPDATE SET ${column} = excluded.${column}, edits = edits + excluded.edits, edited_at = excluded.edited_at`,
    sheetId,
    side,
    edit.itemId,
    value,
    edits,
    editedAt,
  );
}
