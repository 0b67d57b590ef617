import type { SheetAt, SheetHistory, StepResult } from "../../../shared/contract/marking.ts";
import type { Actor } from "../centre/actor.ts";
import { write } from "../store/connection.ts";
import { describeHistory, describeSheetAt, describeSteps, step } from "./sheet-history.ts";
import { revisionOf, type WrittenColumn } from "./written-column.ts";

/**
 * Takes back this person's last edit, or brings it back. Durable when it returns.
 * @throws WorkstationError as the column's `open` and `refuseWriting`.
 */
export function stepColumn(
  actor: Actor,
  { side, open, refuseWriting }: WrittenColumn,
  sheetId: string,
  kind: "undo" | "redo",
): StepResult {
  return write(actor.centre.file, (db) => {
    const opened = open(actor, sheetId);
    refuseWriting(opened);
    const stepped = step(actor, db, sheetId, side, kind);
    return {
      edit: stepped?.edit ?? null,
      revision: stepped?.revision ?? revisionOf(opened.sheet, side),
      savedAt: actor.now().toISOString(),
      ...describeSteps(actor, sheetId, side),
    };
  });
}

/** What was written in this column, and nothing of the other. @throws WorkstationError as the column's `open`. */
export function readColumnHistory(actor: Actor, { side, open }: WrittenColumn, sheetId: string): SheetHistory {
  open(actor, sheetId);
  return describeHistory(actor, sheetId, side);
}

/** @throws WorkstationError as the column's `open`. */
export function readColumnAt(actor: Actor, { side, open }: WrittenColumn, sheetId: string, at: string): SheetAt {
  return describeSheetAt(actor, open(actor, sheetId), side, at);
}
