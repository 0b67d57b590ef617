import type { Edit } from "../../../shared/contract/sheet.ts";
import { criteriaByItem, isSameCriterion } from "../../../shared/domain/criteria.ts";
import { checkMark, describeMarkProblem } from "../../../shared/domain/marks.ts";
import { judgedItems, type SheetSpecification } from "../../../shared/domain/qualification.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import type { WritableDb } from "../store/connection.ts";
import { writeEdit } from "../store/sheet-entries.ts";
import { noteEdit } from "../store/sheet-history.ts";
import type { Side } from "../store/sheet-side.ts";

/** @throws WorkstationError MARK_INVALID, NOT_FOUND where the sheet has no such item or the item is judged another way. */
export function refuseInvalidEdit(specification: SheetSpecification, edit: Edit): void {
  const item = judgedItems(specification).find((candidate) => candidate.id === edit.itemId);
  if (!item) throw new WorkstationError("NOT_FOUND", { kind: "section" });
  if (edit.field === "outcome" && item.judgedBy !== "outcome")
    throw new WorkstationError("NOT_FOUND", { kind: "section" });
  if (edit.field === "criterion") {
    const criteria = criteriaByItem(specification).get(item.id) ?? [];
    if (!criteria.some((criterion) => isSameCriterion(criterion, edit.criterion)))
      throw new WorkstationError("NOT_FOUND", { kind: "criterion" });
  }
  if (edit.field !== "mark" || edit.value === null) return;
  if (item.judgedBy !== "marks") throw new WorkstationError("NOT_FOUND", { kind: "section" });
  const check = checkMark(edit.value, item);
  if (!check.ok)
    throw new WorkstationError("MARK_INVALID", { itemId: item.id, problem: describeMarkProblem(check.problem, item) });
}

/**
 * One keystroke's worth of work, inside the caller's transaction: the field and its history. It raises the column's revision
 * by one.
 * Whether the item may be written at all is for the caller to know.
 */
export function applyEdit(actor: Actor, db: WritableDb, sheetId: string, side: Side, edit: Edit): void {
  const now = actor.now();
  noteEdit(db, actor.keys, sheetId, side, edit, actor.person.id, now);
  writeEdit(db, actor.keys, sheetId, side, edit, now);
}
