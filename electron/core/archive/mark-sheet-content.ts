import type { Assessment, Qualification } from "../../../shared/domain/qualification.ts";
import type { ScriptForArchive } from "./records.ts";

/** What a mark sheet's PDF is made from; nothing else is looked up while it is drawn. */
export type MarkSheetContent = {
  readonly centre: { readonly number: string; readonly name: string; readonly demonstration: boolean };
  readonly learner: { readonly id: string; readonly name: string; readonly registrationNumber: string };
  readonly qualification: Qualification;
  readonly assessment: Assessment;
  readonly script: ScriptForArchive;
  readonly printedAt: Date;
};
