import type { Edit } from "../../../shared/contract/sheet.ts";
import type { HistoryStep } from "../../../shared/domain/undo-steps.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";
import type { Side } from "./sheet-side.ts";

/** One entry of a column's history: what a field said at the end of a stretch of typing, or after an undo or redo. */
export type HistoryRecord = HistoryStep & {
  readonly beganAt: string;
  readonly at: string;
  readonly field: FieldRef;
  readonly valueSealed: Buffer;
};

/** One field of one item; a criterion's judgement is a field of its own. */
export type FieldRef = Pick<Edit, "field" | "itemId"> & { readonly unit: string; readonly criterion: string };

type Row = {
  sequence: number;
  kind: HistoryRecord["kind"];
  step: number | null;
  person_id: string;
  began_at: string;
  at: string;
  item_id: string;
  field: Edit["field"];
  unit: string;
  criterion: string;
  value_sealed: Buffer;
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

/** A press on one of these says all that it says; a mark or a text is made of several. */
const saidAtOnce: ReadonlySet<Edit["field"]> = new Set(["criterion", "outcome"]);

/**
 * Keeps what a field says now in the history. A stretch of typing in one field makes one entry, not one per keystroke; what
 * the field said before it is still there. A pause, another field, another person, an undo or a signature in between starts
 * a new entry, so that an entry is a step that can be taken back.
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
  const field = fieldOf(edit);
  const { itemId, unit, criterion } = field;
  const insert = () => insertHistory(db, keys, sheetId, side, { kind: "edit", step: undefined, edit, personId, now });
  if (saidAtOnce.has(field.field)) {
    insert();
    return;
  }
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  const continued = execute(
    db,
    `UPDATE sheet_edit SET value_sealed = ?, at = ?
     WHERE sequence = (SELECT max(sequence) FROM sheet_edit WHERE sheet_id = ? AND side = ?)
       AND kind = 'edit' AND closed = 0 AND person_id = ? AND item_id = ? AND field = ? AND unit = ? AND criterion = ?
       AND began_at > ? AND at > ?`,
    sealText(keys, placeOf(sheetId, side, field), JSON.stringify(edit.value)),
    now.toISOString(),
    sheetId,
    side,
    personId,
    itemId,
    field.field,
    unit,
    criterion,
    before(oneEntryMilliseconds),
    before(pauseMilliseconds),
  );
  if (continued === 0) insert();
}

export function insertHistory(
  db: WritableDb,
  keys: SealKeys,
  sheetId: string,
  side: Side,
  entry: { kind: HistoryRecord["kind"]; step: number | undefined; edit: Edit; personId: string; now: Date },
): void {
  const field = fieldOf(entry.edit);
  const at = entry.now.toISOString();
  execute(
    db,
    `INSERT INTO sheet_edit (sheet_id, side, item_id, field, unit, criterion, kind, step, value_sealed, person_id, began_at, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    sheetId,
    side,
    field.itemId,
    field.field,
    field.unit,
    field.criterion,
    entry.kind,
    entry.step ?? null,
    sealText(keys, placeOf(sheetId, side, field), JSON.stringify(entry.edit.value)),
    entry.personId,
    at,
    at,
  );
}

/** The field that was written last in a column since a signature on the sheet became void; undefined where nothing was. */
export function findLastField(db: ReadableDb, sheetId: string, side: Side): FieldRef | undefined {
  const sql = `SELECT item_id, field, unit, criterion FROM sheet_edit
    WHERE sheet_id = ? AND side = ?
      AND at > coalesce((SELECT max(voided_at) FROM signature WHERE signature.sheet_id = sheet_edit.sheet_id), '')
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

/** Ends the entry that is being written: what was signed stays readable as it was, whatever is typed next. */
export function closeHistory(db: WritableDb, sheetId: string, side: Side): void {
  execute(
    db,
    `UPDATE sheet_edit SET closed = 1 WHERE sequence =
       (SELECT max(sequence) FROM sheet_edit WHERE sheet_id = ? AND side = ?)`,
    sheetId,
    side,
  );
}

/** The whole history of a column, oldest first; values are still sealed. */
export function listHistory(db: ReadableDb, sheetId: string, side: Side): HistoryRecord[] {
  const sql = "SELECT * FROM sheet_edit WHERE sheet_id = ? AND side = ? ORDER BY sequence";
  return readAll<Row>(db, sql, sheetId, side).map((row) => ({
    sequence: row.sequence,
    kind: row.kind,
    step: row.step ?? undefined,
    personId: row.person_id,
    beganAt: row.began_at,
    at: row.at,
    field: { itemId: row.item_id, field: row.field, unit: row.unit, criterion: row.criterion },
    valueSealed: row.value_sealed,
  }));
}

/** What the field said with this entry: what an edit of that field carried as its value. */
export function openHistoryValue(keys: SealKeys, sheetId: string, side: Side, entry: HistoryRecord): Edit["value"] {
  return JSON.parse(openText(keys, placeOf(sheetId, side, entry.field), entry.valueSealed)) as Edit["value"];
}
