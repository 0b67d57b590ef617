import type { CarriedItem, Entry } from "../../../shared/contract/sheet.ts";
import { planCarryOver } from "../../../shared/domain/carry-over.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { type CarriedRecord, findCarriedItem, insertCarriedItem, listCarriedItems } from "../store/carried-items.ts";
import type { ReadableDb, WritableDb } from "../store/connection.ts";
import type { SheetRecord } from "../store/mark-sheets.ts";
import { listAttempts, type ScriptRecord } from "../store/scripts.ts";
import { listEntries, writeEntry } from "../store/sheet-entries.ts";
import type { Side } from "../store/sheet-side.ts";
import { judgementsOf } from "./judgements.ts";
import { standingColumn, withCriteriaOf, withWordsOf } from "./standing-decision.ts";

/**
 * Copies what was passed on the attempt before into the new sheet, with where it comes from, inside the caller's
 * transaction. Both columns get it: neither the assessor nor the IQA judges it again. The attempt before is only read.
 *
 * The judgement is the one that counts. The words are not: what an IQA wrote is for the assessor, so the assessor's column,
 * which the learner's report is made from, keeps what the earlier assessor wrote to the learner, and how they judged the
 * criteria that the IQA left alone: an IQA who confirms a section by its mark takes no judgement back. The QA column keeps the
 * words of the column that judged, which `listWithheldItems` goes by.
 */
export function carryForward(actor: Actor, db: WritableDb, from: ScriptRecord, toSheetId: string): void {
  const standing = standingColumn(actor, from);
  if (!standing) return;
  const { side, assessment, entries } = standing;
  const { items } = planCarryOver(assessment.sheet, judgementsOf(entries));
  const words = (column: Side) => listEntries(db, actor.keys, from.sheetId, column);
  const written = { assr: words("assr"), qa: words("qa") };
  for (const itemId of items) {
    const entry = entries.find((candidate) => candidate.itemId === itemId);
    if (!entry) continue;
    // Carried twice, it still comes from the attempt on which it was judged.
    const origin = findCarriedItem(db, from.sheetId, itemId);
    const fromSide = origin?.fromSide ?? side;
    writeEntry(db, actor.keys, toSheetId, "assr", withCriteriaOf(written.assr, withWordsOf(written.assr, entry)));
    writeEntry(db, actor.keys, toSheetId, "qa", withWordsOf(written[fromSide], entry));
    insertCarriedItem(db, toSheetId, {
      itemId,
      fromSheetId: origin?.fromSheetId ?? from.sheetId,
      fromAttempt: origin?.fromAttempt ?? from.attempt,
      fromSide,
    });
  }
}

/** @throws WorkstationError CARRIED_FORWARD where the item is one of those. */
export function refuseCarried(items: readonly CarriedRecord[], itemId: string): void {
  const carried = items.find((item) => item.itemId === itemId);
  if (carried) throw new WorkstationError("CARRIED_FORWARD", { itemId, attempt: carried.fromAttempt });
}

/**
 * Carried items that a column's writer may not see yet. Source: no IQA sees an assessor's mark before their own are committed.
 * What was carried from an assessor's column is such a mark, and it may still be this very IQA's to check on the earlier
 * attempt. What a QA decision passed is none: that check is over.
 */
export function listWithheldItems(db: ReadableDb, sheet: SheetRecord, side: Side): string[] {
  if (side === "assr" || sheet.qaCommittedAt !== undefined) return [];
  return listCarriedItems(db, sheet.id)
    .filter(({ fromSide }) => fromSide === "assr")
    .map(({ itemId }) => itemId);
}

/** What a signature covers of it, and what a screen shows beside the read-only section. */
export function describeCarried(actor: Actor, sheetId: string): Omit<CarriedItem, "outdated">[] {
  return listCarriedItems(actor.db, sheetId).map(({ itemId, fromSheetId, fromAttempt, fromSide }) => ({
    itemId,
    fromSheetId,
    fromAttempt,
    fromColumn: fromSide === "assr" ? ("assessor" as const) : ("qa" as const),
  }));
}

/**
 * The carried items of a sheet, each with whether what it was copied from still says so: quality assurance of the earlier
 * attempt may have changed it after this one was taken in. It is shown, and people decide; nothing is changed behind them.
 */
export function describeCarriedItems(actor: Actor, script: ScriptRecord): CarriedItem[] {
  const carried = describeCarried(actor, script.sheetId);
  if (carried.length === 0) return [];
  const before = listAttempts(actor.db, script.id).findLast(({ attempt }) => attempt < script.attempt);
  const standing = before && standingColumn(actor, before);
  const items = standing ? planCarryOver(standing.assessment.sheet, judgementsOf(standing.entries)).items : [];
  const copies = listEntries(actor.db, actor.keys, script.sheetId, "assr");
  return carried.map((item) => {
    const source = standing?.entries.find((entry) => entry.itemId === item.itemId);
    const copy = copies.find((entry) => entry.itemId === item.itemId);
    return { ...item, outdated: !items.includes(item.itemId) || !isSameJudgement(source, copy) };
  });
}

function isSameJudgement(one: Entry | undefined, other: Entry | undefined): boolean {
  return one !== undefined && other !== undefined && one.mark === other.mark && one.outcome === other.outcome;
}
