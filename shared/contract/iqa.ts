import { z } from "zod";
import { toldSignAnewSchema } from "../domain/signed-sheet.ts";
import { sheetAt, sheetCheck, sheetHistory, stepResult } from "./marking.ts";
import { procedure } from "./procedure.ts";
import { done, id, instant, isoDate, longText, nothing, passphrase, shortText, slug } from "./schemas.ts";
import { scriptSummary } from "./scripts.ts";
import { edit, entry, escalation, openColumn, qaDecision, sheetHead, signature } from "./sheet.ts";

const iqaRole = ["iqa"] as const;

/** Before the QA column is committed: nothing of the assessor's column is in here, not even whether it passes. */
export const blindSheet = sheetHead.extend({
  view: z.literal("blind"),
  ...openColumn.shape,
  /** Items carried from an assessor's column: read only, and not in `entries` until the QA column is committed. */
  withheld: z.array(slug),
  /** Where this IQA took the check back: when, and what was settled. They have seen the assessor's marks. */
  takenBack: escalation.nullable(),
});
export type BlindSheet = z.infer<typeof blindSheet>;

export const comparedSheet = sheetHead.extend({
  view: z.literal("compared"),
  assessorEntries: z.array(entry),
  qaEntries: z.array(entry),
  committedAt: instant,
  decision: qaDecision.nullable(),
  /** Why the assessor does not agree with the decision. */
  escalation: escalation.nullable(),
  signatures: z.array(signature),
  /** As of `assessorSheet`. */
  signAnew: toldSignAnewSchema.nullable(),
  /** Whether this IQA can take the check back now: `iqa.takeBack`. */
  takeBackable: z.boolean(),
  writable: z.boolean(),
});
export type ComparedSheet = z.infer<typeof comparedSheet>;

export const iqaSheet = z.discriminatedUnion("view", [blindSheet, comparedSheet]);
export type IqaSheet = z.infer<typeof iqaSheet>;

export const qaQueueItem = scriptSummary.extend({
  /** Its assessor does not agree with what this IQA decided. */
  escalated: z.boolean(),
});
export type QaQueueItem = z.infer<typeof qaQueueItem>;

const barred = [
  "NOT_FOUND",
  "OWN_MARKING",
  "OTHER_IQA",
  "DECLARED_INTEREST",
  "SAW_MARKS",
  "CHECKS_EARLIER",
  "WRONG_STATE",
] as const;

const toWrite = [...barred, "SHEET_HELD"] as const;

export const iqa = {
  /** Sheets that others signed, and those that this person has in hand or done. Never their own marking. */
  queue: procedure(iqaRole).input(nothing).output(z.array(qaQueueItem)),
  /** Takes the sheet in hand at the first edit, not by looking; holds its column for this window, unless another has it. */
  openSheet: procedure(iqaRole, ...barred)
    .input(z.object({ sheetId: id }))
    .output(iqaSheet),
  /** Gives this window a QA column that another has in hand. */
  takeOver: procedure(iqaRole, ...barred)
    .input(z.object({ sheetId: id }))
    .output(iqaSheet),
  letGo: procedure(iqaRole)
    .input(z.object({ sheetId: id }))
    .output(done),
  edit: procedure(iqaRole, ...toWrite, "MARK_INVALID", "CARRIED_FORWARD")
    .input(z.object({ sheetId: id, edit }))
    .output(z.object({ revision: z.number().int(), savedAt: instant })),
  /** As `marking.undo` and its neighbours, for the QA column and nothing else. */
  undo: procedure(iqaRole, ...toWrite)
    .input(z.object({ sheetId: id }))
    .output(stepResult),
  redo: procedure(iqaRole, ...toWrite)
    .input(z.object({ sheetId: id }))
    .output(stepResult),
  history: procedure(iqaRole, ...barred)
    .input(z.object({ sheetId: id }))
    .output(sheetHistory),
  sheetAt: procedure(iqaRole, ...barred)
    .input(z.object({ sheetId: id, at: instant }))
    .output(sheetAt),
  /** As `marking.checkSheet`, for the QA column: before it is committed. */
  checkSheet: procedure(iqaRole, ...barred)
    .input(z.object({ sheetId: id }))
    .output(z.array(sheetCheck)),
  /** Fixes the QA column and opens the comparison. */
  commit: procedure(iqaRole, ...toWrite, "SHEET_INCOMPLETE", "CHANGED_MEANWHILE")
    .input(z.object({ sheetId: id, revision: z.number().int() }))
    .output(comparedSheet),
  /** Lets go of a check that is not committed: its column is emptied, and any IQA may start on it. */
  putBack: procedure(iqaRole, ...toWrite)
    .input(z.object({ sheetId: id }))
    .output(done),
  /** Opens the QA column again, with a reason: escalated, or not what its IQA signed. Voids the IQA's signature. */
  takeBack: procedure(iqaRole, ...barred, "REASON_MISSING")
    .input(z.object({ sheetId: id, reason: shortText }))
    .output(iqaSheet),
  sign: procedure(
    iqaRole,
    ...barred,
    "DATE_IN_FUTURE",
    "BEFORE_RECEIVED",
    "REASON_MISSING",
    "SIGNATURE_NOT_VALID",
    "WRONG_PASSPHRASE",
    "TOO_SOON",
  )
    .input(z.object({ sheetId: id, checkedOn: isoDate, feedback: longText, passphrase }))
    .output(comparedSheet),
};
