import type { Edit } from "../../../shared/contract/sheet.ts";
import type { HistoryStep } from "../../../shared/domain/undo-steps.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";
import { readTypedField, type TypedField } from "./sheet-entries.ts";
import type { Side } from "./sheet-side.ts";

/** One entry of a column's history: what a field said at the end of a stretch of typing, or after an undo or redo. */
export type HistoryRecord = HistoryStep & {
  readonly beganAt: string;
  readonly at: string;
  readonly field: FieldRef;
  /** Undefined while it is being written. */
  readonly valueSealed: Buffer | undefined;
};

/** One field of one item; a criterion's judgement is a field of its own. */
export type FieldRef = Pick<Edit, "field" | "itemId"> & { readonly unit: string; readonly criterion: string };

type Row = {
  sequence: number;
  kind: HistoryRecord["kind"];
  step: number | null;
  person_id: string;
  began_at: string;
  left_at: string;
  item_id: string;
  field: Edit["field"];
  unit: string;
  criterion: string;
  value_sealed: Buffer | null;
};

export function fieldOf(edit: Edit): FieldRef {
  const { unit, criterion } = edit.field === "criterion" ? edit.criterion : { unit: "", criterion: "" };
  return { field: edit.field, itemId: edit.itemId, unit, criterion };
}

function placeOf(sheetId: string, side: Side, { itemId, field, unit, criterion }: FieldRef) {
  const id = `${sheetId}/${side}/${itemId}/${field}`;
  return { table: "sheet_edit", column: "value", id: field === "criterion" ? `${id}/${unit}/${criterion}` : id };
}

/** Key presses in one field by one person are one entry of the history: without a pause longer than this, */
const pauseMilliseconds = 5_000;
/** and for no longer than this. */
const oneEntryMilliseconds = 60_000;

/**
 * Notes in the history that a field is about to be written. A stretch of typing in one field makes one entry, not one per
 * keystroke; what the field said before it is still there. A pause, another field, another person, an undo or a signature in
 * between starts a new entry, so that an entry is a step that can be taken back.
 *
 * Goes before the field is written: an entry that ends here keeps what the field said until now.
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
  const open = findOpenEntry(db, sheetId, side);
  const isContinued =
    open?.itemId === edit.itemId &&
    open.field === edit.field &&
    open.personId === personId &&
    now.getTime() - Date.parse(open.beganAt) < oneEntryMilliseconds &&
    now.getTime() - Date.parse(open.editedAt) < pauseMilliseconds;
  if (!isContinued) insertHistory(db, keys, sheetId, side, { kind: "edit", step: undefined, edit, personId, now });
}

/** Goes before the field is written, as `noteEdit`. An edit that types stays open. */
export function insertHistory(
  db: WritableDb,
  keys: SealKeys,
  sheetId: string,
  side: Side,
  entry: { kind: HistoryRecord["kind"]; step: number | undefined; edit: Edit; personId: string; now: Date },
): void {
  closeHistory(db, keys, sheetId, side);
  const { kind, step, edit, personId } = entry;
  const field = fieldOf(edit);
  const now = entry.now.toISOString();
  const staysOpen = kind === "edit" && isTyped(edit.field);
  execute(
    db,
    `INSERT INTO sheet_edit (sheet_id, side, item_id, field, unit, criterion, kind, step, person_id, began_at, value_sealed, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    sheetId,
    side,
    field.itemId,
    field.field,
    field.unit,
    field.criterion,
    kind,
    step ?? null,
    personId,
    now,
    staysOpen ? null : sealText(keys, placeOf(sheetId, side, field), JSON.stringify(edit.value)),
    staysOpen ? null : now,
  );
}

/**
 * Ends the entry that is being written: it says from now on itself what its field says. What was signed stays readable as it
 * was, whatever is typed next.
 */
export function closeHistory(db: WritableDb, keys: SealKeys, sheetId: string, side: Side): void {
  const open = findOpenEntry(db, sheetId, side);
  if (!open) return;
  const { sequence, editedAt, ...field } = open;
  const value = readTypedField(db, keys, sheetId, side, field);
  const place = placeOf(sheetId, side, { ...field, unit: "", criterion: "" });
  const sql = "UPDATE sheet_edit SET value_sealed = ?, at = ? WHERE sequence = ?";
  execute(db, sql, sealText(keys, place, JSON.stringify(value)), editedAt, sequence);
}

type OpenEntry = {
  readonly sequence: number;
  readonly itemId: string;
  readonly field: TypedField;
  readonly personId: string;
  readonly beganAt: string;
  readonly editedAt: string;
};

/** Only a column's newest entry can be open. */
function findOpenEntry(db: ReadableDb, sheetId: string, side: Side): OpenEntry | undefined {
  const sql = `SELECT sequence, item_id AS itemId, field, person_id AS personId, began_at AS beganAt, edited_at AS editedAt
    FROM sheet_edit JOIN sheet_entry USING (sheet_id, side, item_id)
    WHERE sequence = (SELECT max(sequence) FROM sheet_edit WHERE sheet_id = ? AND side = ?) AND value_sealed IS NULL`;
  return readOne<OpenEntry>(db, sql, sheetId, side);
}

function isTyped(field: Edit["field"]): field is TypedField {
  return field !== "criterion" && field !== "outcome";
}

/** The field that was written last in a column since a signature on the sheet became void; undefined where nothing was. */
export function findLastField(db: ReadableDb, sheetId: string, side: Side): FieldRef | undefined {
  const sql = `SELECT item_id, field, unit, criterion FROM sheet_edit JOIN sheet_entry USING (sheet_id, side, item_id)
    WHERE sheet_id = ? AND side = ? AND coalesce(at, edited_at)
      > coalesce((SELECT max(voided_at) FROM signature WHERE signature.sheet_id = sheet_edit.sheet_id), '')
    ORDER BY sequence DESC LIMIT 1`;
  const row = readOne<Pick<Row, "item_id" | "field" | "unit" | "criterion">>(db, sql, sheetId, side);
  return row && { itemId: row.item_id, field: row.field, unit: row.unit, criterion: row.criterion };
}

/** The history without its values: all that undo and redo follow from, and cheap enough for every opening. */
export function listSteps(db: ReadableDb, sheetId: string, side: Side): HistoryStep[] {
  const sql =
    "SELECT sequence, kind, step, person_id FROM sheet_edit WHERE sheet_id = ? AND side = ? ORDER BY sequence";
  return readAll<Pick<Row, "sequence" | "kind" | "step" | "person_id">>(db, sql, sheetId, side).map((row) => ({
    sequence: row.sequence,
    kind: row.kind,
    step: row.step ?? undefined,
    personId: row.person_id,
  }));
}

/** The whole history of a column, oldest first; values are still sealed, and that of an open entry is still its field's. */
export function listHistory(db: ReadableDb, sheetId: string, side: Side): HistoryRecord[] {
  const sql = `SELECT sheet_edit.*, coalesce(at, edited_at) AS left_at
    FROM sheet_edit LEFT JOIN sheet_entry USING (sheet_id, side, item_id)
    WHERE sheet_id = ? AND side = ? ORDER BY sequence`;
  return readAll<Row>(db, sql, sheetId, side).map((row) => ({
    sequence: row.sequence,
    kind: row.kind,
    step: row.step ?? undefined,
    personId: row.person_id,
    beganAt: row.began_at,
    at: row.left_at,
    field: { itemId: row.item_id, field: row.field, unit: row.unit, criterion: row.criterion },
    valueSealed: row.value_sealed ?? undefined,
  }));
}

/** What the field said with this entry: what an edit of that field carried as its value. */
export function openHistoryValue(
  db: ReadableDb,
  keys: SealKeys,
  sheetId: string,
  side: Side,
  { field, valueSealed }: HistoryRecord,
): Edit["value"] {
  if (valueSealed) return JSON.parse(openText(keys, placeOf(sheetId, side, field), valueSealed)) as Edit["value"];
  // Only what is typed stays open.
  return readTypedField(db, keys, sheetId, side, field as { itemId: string; field: TypedField });
}
