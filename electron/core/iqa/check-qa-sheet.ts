import type { SheetCheck } from "../../../shared/contract/marking.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { checkColumn } from "../marking/check-sheet.ts";
import { requireQaSheet } from "./qa-sheet.ts";

/**
 * What the IQA should look at again before committing. The QA column is for the assessor, not for the learner: what was
 * written to other learners' assessors is not compared.
 * @throws WorkstationError as `openQaSheet`.
 */
export function checkQaSheet(actor: Actor, sheetId: string): SheetCheck[] {
  const opened = requireQaSheet(actor, sheetId);
  if (opened.sheet.qaCommittedAt !== undefined)
    throw new WorkstationError("WRONG_STATE", { state: opened.script.state });
  return checkColumn(actor, opened, "qa", () => []);
}
