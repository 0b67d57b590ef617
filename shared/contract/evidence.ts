import { z } from "zod";
import { evidenceSelectorSchema } from "../domain/evidence-selector.ts";
import { procedure } from "./procedure.ts";
import { id, instant, personRef, slug } from "./schemas.ts";

const judges = ["assessor", "iqa"] as const;

export const evidenceSide = z.enum(["assr", "qa"]);

export const evidenceNote = z.string().trim().max(2_000, "A note has 2,000 characters at most.");

/** The criterion that a passage or box is evidence for, and the part of the sheet that judges it. */
export const evidenceCriterion = z.object({ unit: slug, criterion: slug, itemId: slug });

export const evidence = evidenceCriterion.extend({
  id,
  side: evidenceSide,
  person: personRef,
  fileId: id,
  selector: evidenceSelectorSchema,
  note: z.string(),
  createdAt: instant,
  revision: z.number().int(),
});
export type Evidence = z.infer<typeof evidence>;

/** One criterion over the script's length: where its evidence lies, from 0 (first word) to 1 (last). Empty: none yet. */
export const criterionCoverage = evidenceCriterion.extend({
  places: z.array(z.object({ evidenceId: id, at: z.number().min(0).max(1) })),
});
export type CriterionCoverage = z.infer<typeof criterionCoverage>;

export const evidenceColumn = z.object({
  side: evidenceSide,
  evidence: z.array(evidence),
  /** Every criterion of the sheet, in the sheet's order. */
  coverage: z.array(criterionCoverage),
  /** Whether this person may add to this column now, in the window that asks. */
  writable: z.boolean(),
});
export type EvidenceColumn = z.infer<typeof evidenceColumn>;

/** The signature covers the evidence, so evidence raises the column's revision as an edit does. */
const written = z.object({ evidence, columnRevision: z.number().int() });

const barred = ["NOT_FOUND", "OTHER_ASSESSOR", "OTHER_IQA", "OWN_MARKING", "DECLARED_INTEREST", "WRONG_STATE"] as const;

const toWrite = [...barred, "SHEET_HELD"] as const;
const toTie = [...toWrite, "CARRIED_FORWARD", "ALREADY_TIED"] as const;

export const evidenceProcedures = {
  /** This person's own column; both once the QA column is committed. Who countersigns reads the assessor's. */
  list: procedure(judges, ...barred)
    .input(z.object({ sheetId: id }))
    .output(z.object({ columns: z.array(evidenceColumn) })),
  add: procedure(judges, ...toTie)
    .input(
      evidenceCriterion.extend({
        sheetId: id,
        fileId: id,
        selector: evidenceSelectorSchema,
        note: evidenceNote.default(""),
      }),
    )
    .output(written),
  /** Another note, another criterion, or both. A new place is new evidence. */
  change: procedure(judges, ...toTie, "CHANGED_MEANWHILE")
    .input(evidenceCriterion.extend({ evidenceId: id, note: evidenceNote, revision: z.number().int() }))
    .output(written),
  remove: procedure(judges, ...toWrite)
    .input(z.object({ evidenceId: id }))
    .output(z.object({ columnRevision: z.number().int() })),
};
