import type { SheetAt, SheetHistory, StepResult } from "../../../shared/contract/marking.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { write } from "../store/connection.ts";
import { requireOwnSheet } from "./own-sheet.ts";
import { describeHistory, describeSheetAt, describeSteps, step } from "./sheet-history.ts";

/** Takes back this person's last edit, or brings it back. Durable when it returns. @throws as `editAssessorSheet`. */
export function stepAssessorSheet(actor: Actor, sheetId: string, kind: "undo" | "redo"): StepResult {
  return write(actor.centre.file, (db) => {
    const { script, sheet } = requireOwnSheet(actor, sheetId);
    if (!canMark(script.state)) throw new WorkstationError("WRONG_STATE", { state: script.state });
    const stepped = step(actor, db, sheetId, "assr", kind);
    return {
      edit: stepped?.edit ?? null,
      revision: stepped?.revision ?? sheet.assrRevision,
      savedAt: actor.now().toISOString(),
      ...describeSteps(actor, sheetId, "assr"),
    };
  });
}

/** @throws WorkstationError as `openAssessorSheet`. */
export function readAssessorHistory(actor: Actor, sheetId: string): SheetHistory {
  requireOwnSheet(actor, sheetId);
  return describeHistory(actor, sheetId, "assr");
}

/** @throws WorkstationError as `openAssessorSheet`. */
export function readAssessorSheetAt(actor: Actor, sheetId: string, at: string): SheetAt {
  return describeSheetAt(actor, requireOwnSheet(actor, sheetId), "assr", at);
}
