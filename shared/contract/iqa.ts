import { z } from "zod";
import { edit, entry, sheetHead, signature } from "./marking.ts";
import { procedure } from "./procedure.ts";
import { id, instant, isoDate, longText, nothing, passphrase } from "./schemas.ts";
import { scriptSummary } from "./scripts.ts";

const iqaRole = ["iqa"] as const;

/** Before the QA column is committed: nothing of the assessor's column is in here, not even whether it passes. */
export const blindSheet = sheetHead.extend({
  view: z.literal("blind"),
  entries: z.array(entry),
  revision: z.number().int(),
  writable: z.boolean(),
});
export type BlindSheet = z.infer<typeof blindSheet>;

export const qaDecision = z.object({
  checkedOn: isoDate,
  /** agreed: the assessor's outcome is confirmed. replaced: the QA outcome stands in its place. */
  decision: z.enum(["agreed", "replaced"]),
  feedback: z.string(),
});

export const comparedSheet = sheetHead.extend({
  view: z.literal("compared"),
  assessorEntries: z.array(entry),
  qaEntries: z.array(entry),
  committedAt: instant,
  decision: qaDecision.nullable(),
  signatures: z.array(signature),
  writable: z.boolean(),
});
export type ComparedSheet = z.infer<typeof comparedSheet>;

export const iqaSheet = z.discriminatedUnion("view", [blindSheet, comparedSheet]);
export type IqaSheet = z.infer<typeof iqaSheet>;

const barred = ["NOT_FOUND", "OWN_MARKING", "OTHER_IQA", "DECLARED_INTEREST", "WRONG_STATE"] as const;

export const iqa = {
  /** Sheets that others signed, and those that this person has in hand or done. Never their own marking. */
  queue: procedure(iqaRole).input(nothing).output(z.array(scriptSummary)),
  /** Takes the sheet in hand at the first edit, not by looking. */
  openSheet: procedure(iqaRole, ...barred)
    .input(z.object({ sheetId: id }))
    .output(iqaSheet),
  edit: procedure(iqaRole, ...barred, "MARK_INVALID")
    .input(z.object({ sheetId: id, edit }))
    .output(z.object({ revision: z.number().int(), savedAt: instant })),
  /** Fixes the QA column for good and opens the comparison. */
  commit: procedure(iqaRole, ...barred, "SHEET_INCOMPLETE", "CHANGED_MEANWHILE")
    .input(z.object({ sheetId: id, revision: z.number().int() }))
    .output(comparedSheet),
  sign: procedure(iqaRole, ...barred, "DATE_IN_FUTURE", "REASON_MISSING", "WRONG_PASSPHRASE", "TOO_SOON")
    .input(z.object({ sheetId: id, checkedOn: isoDate, feedback: longText, passphrase }))
    .output(comparedSheet),
};
