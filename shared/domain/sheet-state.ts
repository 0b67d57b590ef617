import { z } from "zod";

/**
 * Where a script stands. One path, no skipping:
 * received → assigned → in-marking → signed → in-qa → qa-committed → qa-signed.
 * A trainee's signature leads to awaiting-countersignature first; the countersignature leads on to signed, a return with a
 * reason back to in-marking. `reopen` leads from signed, or from awaiting-countersignature, back to in-marking (reason kept,
 * signatures voided).
 * Where the QA decision differs, the assessor who agrees goes from qa-signed back to in-marking, and from the new signature
 * to qa-committed; an IQA who takes an escalated check back goes from qa-signed to in-qa. Both with a reason, signatures voided.
 * An IQA who puts an uncommitted check back takes it from in-qa to signed; centre staff who give an unsigned one to another
 * IQA, with a reason, take it to in-qa with an empty QA column.
 * Where a signature does not fit the sheet any more, whoever has to sign anew takes it back with a reason, from wherever it
 * stands: the assessor to in-marking, an IQA to in-qa. See `whoSignsAnew`.
 */
export const sheetStateSchema = z.enum([
  "received",
  "assigned",
  "in-marking",
  "awaiting-countersignature",
  "signed",
  "in-qa",
  "qa-committed",
  "qa-signed",
]);
export type SheetState = z.infer<typeof sheetStateSchema>;

export const sheetStateTitles: Readonly<Record<SheetState, string>> = {
  received: "Received",
  assigned: "Not marked",
  "in-marking": "In marking",
  "awaiting-countersignature": "Awaiting countersignature",
  signed: "Signed by assessor",
  "in-qa": "In quality assurance",
  "qa-committed": "QA marks committed",
  "qa-signed": "Quality assured",
};

/** States in which the assessor's column can still be written. */
export function canMark(state: SheetState): boolean {
  return state === "assigned" || state === "in-marking";
}

/** States from which the assessor can take the sheet back to marking. */
export function canReopen(state: SheetState): boolean {
  return state === "awaiting-countersignature" || state === "signed";
}

/**
 * States in which the assessor's marks stand signed. A trainee's signature alone does not count. Source: trainee assessors'
 * decisions count only once countersigned.
 */
export function isSigned(state: SheetState): boolean {
  return state === "signed" || state === "in-qa" || state === "qa-committed" || state === "qa-signed";
}

/** Where a sheet lies once the assessor's part is signed: with its IQA again, where one had it in hand before. */
export function stateOnceSigned(check: {
  readonly iqaId: string | undefined;
  readonly qaCommittedAt: string | undefined;
}): SheetState {
  if (check.qaCommittedAt !== undefined) return "qa-committed";
  return check.iqaId === undefined ? "signed" : "in-qa";
}
