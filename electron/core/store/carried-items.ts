import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import type { Side } from "./sheet-side.ts";

/** An item whose judgement was passed on an earlier attempt, and where it was. */
export type CarriedRecord = {
  readonly itemId: string;
  readonly fromSheetId: string;
  readonly fromAttempt: number;
  readonly fromSide: Side;
};

const columns =
  "item_id AS itemId, from_sheet_id AS fromSheetId, from_attempt AS fromAttempt, from_side AS fromSide FROM carried_item";

export function listCarriedItems(db: ReadableDb, sheetId: string): CarriedRecord[] {
  return readAll<CarriedRecord>(db, `SELECT ${columns} WHERE sheet_id = ? ORDER BY item_id`, sheetId);
}

export function findCarriedItem(db: ReadableDb, sheetId: string, itemId: string): CarriedRecord | undefined {
  return readOne<CarriedRecord>(db, `SELECT ${columns} WHERE sheet_id = ? AND item_id = ?`, sheetId, itemId);
}

export function insertCarriedItem(db: WritableDb, sheetId: string, item: CarriedRecord): void {
  execute(
    db,
    "INSERT INTO carried_item (sheet_id, item_id, from_sheet_id, from_attempt, from_side) VALUES (?, ?, ?, ?, ?)",
    sheetId,
    item.itemId,
    item.fromSheetId,
    item.fromAttempt,
    item.fromSide,
  );
}
