import type { OpenColumn } from "../../../shared/contract/sheet.ts";
import type { Actor } from "../centre/actor.ts";
import type { WritableDb } from "../store/connection.ts";
import type { SheetRecord } from "../store/mark-sheets.ts";
import { listEntries } from "../store/sheet-entries.ts";
import type { Side } from "../store/sheet-side.ts";
import { listWithheldItems } from "./carry-forward.ts";
import { inSheetOrder } from "./judgements.ts";
import type { OpenedSheet } from "./sheet-head.ts";
import { describeLastWritten, describeSteps } from "./sheet-history.ts";

/** One of a sheet's two columns, as the person comes to it who writes it: the same desk for an assessor and for an IQA. */
export type WrittenColumn = {
  readonly side: Side;
  /** @throws WorkstationError for whoever may not come to this column. */
  readonly open: (actor: Actor, sheetId: string) => OpenedSheet;
  /** @throws WorkstationError WRONG_STATE once the column is signed or committed. */
  readonly refuseWriting: (opened: OpenedSheet) => void;
  /** What the first edit changes besides the column, inside its transaction: the sheet is in somebody's hands from then on. */
  readonly begin: (actor: Actor, db: WritableDb, opened: OpenedSheet) => void;
};

export function revisionOf(sheet: SheetRecord, side: Side): number {
  return side === "assr" ? sheet.assrRevision : sheet.qaRevision;
}

/** The column as its writer's window shows it. Which window has it in hand is for `holdSheet` to say. */
export function describeColumn(actor: Actor, { sheet, assessment }: OpenedSheet, side: Side): OpenColumn {
  const withheld = listWithheldItems(actor.db, sheet, side);
  const entries = listEntries(actor.db, actor.keys, sheet.id, side).filter(({ itemId }) => !withheld.includes(itemId));
  return {
    entries: inSheetOrder(assessment.sheet, entries),
    revision: revisionOf(sheet, side),
    writable: true,
    ...describeSteps(actor, sheet.id, side),
    heldBy: null,
    lastWritten: describeLastWritten(actor, sheet.id, side),
  };
}
