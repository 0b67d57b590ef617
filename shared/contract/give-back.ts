import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { giveBackBarSchema, giveBackKindSchema } from "../domain/give-back.ts";
import { archiveProgress } from "./archive.ts";
import { procedure } from "./procedure.ts";
import { id, instant, nothing, personRef } from "./schemas.ts";
import { scriptSummary } from "./scripts.ts";

const staff = ["centre-staff"] as const;

/** A sheet of the choice that is not given back, and why. */
export const leftOut = z.object({ sheetId: id, kind: giveBackKindSchema, bar: giveBackBarSchema });
export type LeftOut = z.infer<typeof leftOut>;

/** When something was last made of a sheet, and by whom. */
export const givenBack = z.object({
  at: instant,
  by: personRef.nullable(),
  /** Signed again, quality-assured or reopened since: what was given back does not say what stands now. */
  outdated: z.boolean(),
});
export type GivenBack = z.infer<typeof givenBack>;

/** A script as the list of what can be given back shows it: per kind what bars it, and when it was last made, or null. */
export const giveBackItem = z.object({
  script: scriptSummary,
  bars: z.record(giveBackKindSchema, giveBackBarSchema.nullable()),
  made: z.record(giveBackKindSchema, givenBack.nullable()),
});
export type GiveBackItem = z.infer<typeof giveBackItem>;

const [working, ready] = archiveProgress.options;
export const giveBackProgress = z.discriminatedUnion("step", [
  working,
  /** `leftOut` is what turned out, while it was made, not to be given back. */
  ready.extend({ files: z.number().int(), leftOut: z.array(leftOut) }),
]);
export type GiveBackProgress = z.infer<typeof giveBackProgress>;

const choice = z.object({
  sheetIds: z.array(id).max(5000),
  kinds: z.array(giveBackKindSchema).min(1, "Choose feedback reports, mark sheets, or both.").max(2),
});
export type GiveBackChoice = z.infer<typeof choice>;

export const giveBack = {
  /** One PDF, named. Feedback reports for the sheet's assessor and for centre staff, mark sheets for centre staff. */
  make: procedure(["assessor", "centre-staff"], "NOT_FOUND", "OTHER_ASSESSOR", "DECLARED_INTEREST", "NOT_GIVEN_BACK")
    .input(z.object({ sheetId: id, kind: giveBackKindSchema }))
    .output(z.instanceof(File)),
  /** Every script, with what can be told at once about giving it back; `plan` also checks the signatures. */
  list: procedure(staff).input(nothing).output(z.array(giveBackItem)),
  /** One sheet as the list shows it, with its signatures checked. For the sheet's assessor and for centre staff. */
  ofSheet: procedure(["assessor", "centre-staff"], "NOT_FOUND", "OTHER_ASSESSOR", "DECLARED_INTEREST")
    .input(z.object({ sheetId: id }))
    .output(giveBackItem),
  /** What giving these back would make, how many of the reports are provisional, and what it would leave out. */
  plan: procedure(staff, "NOTHING_CHOSEN")
    .input(choice)
    .output(z.object({ files: z.number().int(), provisional: z.number().int(), leftOut: z.array(leftOut) })),
  /** One ZIP of PDFs, fetched and discarded as an archive is (`archive.readExport`, `archive.discardExport`). */
  export: procedure(staff, "NOTHING_CHOSEN", "NOTHING_TO_GIVE_BACK")
    .input(choice)
    .output(eventIterator(giveBackProgress)),
};
