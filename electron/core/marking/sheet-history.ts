import type { SheetAt, SheetHistory } from "../../../shared/contract/marking.ts";
import type { AssessorSheet, Edit, Entry } from "../../../shared/contract/sheet.ts";
import { findSteps } from "../../../shared/domain/undo-steps.ts";
import type { Actor } from "../centre/actor.ts";
import { describePersonRef } from "../scripts/script-list.ts";
import { listCarriedItems } from "../store/carried-items.ts";
import type { WritableDb } from "../store/connection.ts";
import { readRevision } from "../store/mark-sheets.ts";
import { listEntries, writeEdit } from "../store/sheet-entries.ts";
import {
  type FieldRef,
  findLastField,
  type HistoryRecord,
  insertHistory,
  listHistory,
  listSteps,
  openHistoryValue,
} from "../store/sheet-history.ts";
import type { Side } from "../store/sheet-side.ts";
import { listSignatures } from "../store/signatures.ts";
import { listWithheldItems } from "./carry-forward.ts";
import { emptyEntry, inSheetOrder } from "./judgements.ts";
import type { OpenedSheet } from "./sheet-head.ts";

/** What can be stepped back and forth in a column now, by this person. */
export function describeSteps(actor: Actor, sheetId: string, side: Side): { canUndo: boolean; canRedo: boolean } {
  const { undo, redo } = findSteps(listSteps(actor.db, sheetId, side), actor.person.id);
  return { canUndo: undo !== undefined, canRedo: redo !== undefined };
}

/**
 * Where the last writing was, by whoever it was; null for an untouched column, and for one that came back after it was signed:
 * why it did stands at the top, and there it begins.
 */
export function describeLastWritten(actor: Actor, sheetId: string, side: Side): AssessorSheet["lastWritten"] {
  const last = findLastField(actor.db, sheetId, side);
  if (!last) return null;
  const { itemId, field, unit, criterion } = last;
  return { itemId, field, criterion: field === "criterion" ? { unit, criterion } : null };
}

/**
 * Takes a step back or brings it back, inside the caller's transaction.
 * @returns the edit that was made and the column's revision; undefined where there is no such step.
 */
export function step(
  actor: Actor,
  db: WritableDb,
  sheetId: string,
  side: Side,
  kind: "undo" | "redo",
): { edit: Edit; revision: number } | undefined {
  const history = listHistory(db, sheetId, side);
  const found = findSteps(history, actor.person.id)[kind];
  const taken = history.find((entry) => entry.sequence === found);
  if (!taken) return undefined;
  const source = kind === "redo" ? taken : findBefore(history, taken);
  const value = source ? openHistoryValue(db, actor.keys, sheetId, side, source) : untouched(taken.field);
  const edit = editOf(taken.field, value);
  const now = actor.now();
  const entry = { kind, step: taken.sequence, edit, personId: actor.person.id, now };
  insertHistory(db, actor.keys, sheetId, side, entry);
  writeEdit(db, actor.keys, sheetId, side, edit, now);
  return { edit, revision: readRevision(db, sheetId, side) };
}

/** Every moment at which the column said something new, newest first, with the signatures between them. */
export function describeHistory(actor: Actor, sheetId: string, side: Side): SheetHistory {
  const person = (id: string) => describePersonRef(actor, id) ?? { id, name: "" };
  const edits = listHistory(actor.db, sheetId, side).map(({ at, personId, kind, field }) => ({
    at,
    person: person(personId),
    what: kind,
    itemId: field.itemId,
    field: field.field,
    criterion: field.field === "criterion" ? { unit: field.unit, criterion: field.criterion } : null,
    reason: null,
  }));
  const none = { itemId: null, field: null, criterion: null };
  const signatures = listSignatures(actor.db, actor.keys, sheetId)
    .filter(({ role }) => (role === "iqa") === (side === "qa"))
    .flatMap(({ personId, signedAt, voidedAt, voidedBy, voidedReason }) => [
      { at: signedAt, person: person(personId), what: "signed" as const, ...none, reason: null },
      ...(voidedAt === undefined
        ? []
        : [
            {
              at: voidedAt,
              person: person(voidedBy ?? personId),
              what: "voided" as const,
              ...none,
              reason: voidedReason ?? null,
            },
          ]),
    ]);
  // Sorting is stable: what happened in the same millisecond stays in the order in which it was written.
  return [...edits, ...signatures].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)).reverse();
}

/**
 * The column as it stood at a moment: for each field what its newest entry up to then said. A field that was being typed in
 * at that very moment shows what it said before, because an entry is kept as it was left.
 */
export function describeSheetAt(actor: Actor, { sheet, assessment }: OpenedSheet, side: Side, at: string): SheetAt {
  const newest = new Map<string, HistoryRecord>();
  for (const entry of listHistory(actor.db, sheet.id, side)) {
    if (Date.parse(entry.at) <= Date.parse(at)) newest.set(keyOf(entry.field), entry);
  }
  const entries = new Map<string, Entry>();
  for (const entry of newest.values()) {
    const edit = editOf(entry.field, openHistoryValue(actor.db, actor.keys, sheet.id, side, entry));
    entries.set(edit.itemId, withEdit(entries.get(edit.itemId) ?? emptyEntry(edit.itemId), edit));
  }
  // What was carried forward has been there from the start, and can't change.
  const withheld = listWithheldItems(actor.db, sheet, side);
  for (const { itemId } of listCarriedItems(actor.db, sheet.id)) {
    if (withheld.includes(itemId)) continue;
    const carried = listEntries(actor.db, actor.keys, sheet.id, side).find((entry) => entry.itemId === itemId);
    if (carried) entries.set(itemId, carried);
  }
  return { at, entries: inSheetOrder(assessment.sheet, [...entries.values()]) };
}

function withEdit(entry: Entry, edit: Edit): Entry {
  if (edit.field !== "criterion") return { ...entry, [edit.field]: edit.value };
  return edit.value === null
    ? entry
    : { ...entry, criteria: [...entry.criteria, { ...edit.criterion, judgement: edit.value }] };
}

function findBefore(history: readonly HistoryRecord[], taken: HistoryRecord): HistoryRecord | undefined {
  return history.findLast((entry) => entry.sequence < taken.sequence && keyOf(entry.field) === keyOf(taken.field));
}

function keyOf({ itemId, field, unit, criterion }: FieldRef): string {
  return JSON.stringify([itemId, field, unit, criterion]);
}

function untouched({ field }: FieldRef): Edit["value"] {
  return field === "strengths" || field === "improvements" ? "" : null;
}

// The value was sealed from an edit of this very field, so the pair is one of the union's.
function editOf({ itemId, field, unit, criterion }: FieldRef, value: Edit["value"]): Edit {
  return { itemId, field, value, ...(field === "criterion" ? { criterion: { unit, criterion } } : {}) } as Edit;
}
