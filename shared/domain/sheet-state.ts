import { z } from "zod";

/**
 * Where a script stands. One path, no skipping:
 * received → assigned → in-marking → signed → in-qa → qa-committed → qa-signed.
 * `reopen` leads from signed back to in-marking (reason kept, signature voided).
 */
export const sheetStateSchema = z.enum([
  "received",
  "assigned",
  "in-marking",
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
  signed: "Signed by assessor",
  "in-qa": "In quality assurance",
  "qa-committed": "QA marks committed",
  "qa-signed": "Quality assured",
};

/** States in which the assessor's column can still be written. */
export function canMark(state: SheetState): boolean {
  return state === "assigned" || state === "in-marking";
}

/** States in which the assessor's marks stand signed. */
export function isSigned(state: SheetState): boolean {
  return state === "signed" || state === "in-qa" || state === "qa-committed" || state === "qa-signed";
}
