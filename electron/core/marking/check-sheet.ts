import type { SheetCheck } from "../../../shared/contract/marking.ts";
import { fillPlaceholders } from "../../../shared/domain/comment-text.ts";
import { paragraphsOf } from "../../../shared/domain/feedback-paragraphs.ts";
import { checkSheet, type SheetToCheck } from "../../../shared/domain/sheet-checks.ts";
import type { Actor } from "../centre/actor.ts";
import { listCarriedItems } from "../store/carried-items.ts";
import { listComments } from "../store/comments.ts";
import { listOtherLearnerNames, openLearnerName } from "../store/learners.ts";
import { listEntries, listFeedbackOfAssessor } from "../store/sheet-entries.ts";
import type { Side } from "../store/sheet-side.ts";
import { listEvidence } from "./evidence.ts";
import { readAskedHours } from "./hours-log.ts";
import { inSheetOrder } from "./judgements.ts";
import { requireOwnSheet } from "./own-sheet.ts";
import type { OpenedSheet } from "./sheet-head.ts";

/** What the assessor should look at again before signing. @throws WorkstationError as `openAssessorSheet`. */
export function checkAssessorSheet(actor: Actor, sheetId: string): SheetCheck[] {
  return checkAssessorColumn(actor, requireOwnSheet(actor, sheetId));
}

/** The same for whoever may see the column: its assessor, or somebody who countersigns it. */
export function checkAssessorColumn(actor: Actor, opened: OpenedSheet): SheetCheck[] {
  return checkColumn(actor, opened, "assr", (entries, learnerName) =>
    findRepeated(actor, opened, entries, learnerName),
  );
}

/**
 * What the writer of a column should look at again before it is fixed. Nothing of the other column is read.
 * @param repeated finds what this person also wrote to another learner.
 */
export function checkColumn(
  actor: Actor,
  { script, sheet, assessment }: OpenedSheet,
  side: Side,
  repeated: (entries: SheetToCheck["entries"], learnerName: string) => SheetToCheck["repeated"],
): SheetCheck[] {
  const entries = inSheetOrder(assessment.sheet, listEntries(actor.db, actor.keys, sheet.id, side));
  const learnerName = openLearnerName(actor.keys, script.learnerId, script.learnerNameSealed);
  return checkSheet({
    sheet: assessment.sheet,
    entries,
    settledItems: listCarriedItems(actor.db, sheet.id).map(({ itemId }) => itemId),
    evidence: listEvidence(actor, sheet.id, side),
    learnerName,
    otherNames: listOtherLearnerNames(actor.db, actor.keys, script.learnerId),
    repeated: repeated(entries, learnerName),
    hours: readAskedHours(actor, script),
  });
}

/**
 * Paragraphs that the sheet's assessor also wrote to another learner. Read from the sheets themselves each time: an assessor has
 * hundreds, not millions, and nothing about them has to be kept up to date at every keystroke. What comes from the comment
 * bank is meant to be used again.
 */
function findRepeated(
  actor: Actor,
  { script }: OpenedSheet,
  entries: SheetToCheck["entries"],
  learnerName: string,
): SheetToCheck["repeated"] {
  const written = entries.flatMap((entry) =>
    (["strengths", "improvements"] as const).flatMap((field) =>
      paragraphsOf(entry[field]).map((paragraph) => ({ ...paragraph, itemId: entry.itemId, field })),
    ),
  );
  if (written.length === 0 || script.assessorId === undefined) return [];
  const elsewhere = new Set(
    listFeedbackOfAssessor(actor.db, actor.keys, script.assessorId, { exceptLearnerId: script.learnerId }).flatMap(
      (text) => paragraphsOf(text).map((paragraph) => paragraph.normalised),
    ),
  );
  const bank = new Set(
    listComments(actor.db, actor.keys, script.assessorId).flatMap((comment) =>
      paragraphsOf(fillPlaceholders(comment.text, learnerName)).map((paragraph) => paragraph.normalised),
    ),
  );
  return written.filter(({ normalised }) => elsewhere.has(normalised) && !bank.has(normalised));
}
