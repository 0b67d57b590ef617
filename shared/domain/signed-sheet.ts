import type { CriterionRef } from "./qualification.ts";

/** A place in the script that was tied to a criterion, as a signature covers it. */
export type SignedEvidence = {
  readonly id: string;
  readonly itemId: string;
  readonly criterion: CriterionRef;
  /** Which file of the script, by its position, and where in it: the anchor that the reader keeps, as plain JSON. */
  readonly filePosition: number;
  readonly anchor: string;
  readonly note: string;
};
