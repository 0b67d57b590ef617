import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { type WritableDb, write } from "../store/connection.ts";
import { removeEscalation, setEscalation } from "../store/escalations.ts";
import { setScriptState } from "../store/scripts.ts";
import { describeAssessorSheet, describeQuality, requireOwnSheet } from "./own-sheet.ts";
import type { OpenedSheet } from "./sheet-head.ts";
import { voidSignatures } from "./void-signatures.ts";

/**
 * What an assessor can do where quality assurance came to another decision. Source: where the two differ, both people see
 * why, and the outcome is agreed or escalated, never silently averaged or raised. So nothing here writes a mark: agreeing
 * opens the assessor's own column, and both sign again.
 */

/**
 * Takes the sheet back to marking, to be revised in the light of the QA decision, and from there to the same IQA. All
 * signatures are voided and stay with what they covered; the QA column stays as it was committed.
 * @throws WorkstationError NOT_FOUND, OTHER_ASSESSOR, DECLARED_INTEREST, WRONG_STATE, REASON_MISSING.
 */
export function agreeWithQuality(actor: Actor, sheetId: string, reason: string): AssessorSheet {
  return settle(actor, sheetId, reason, "sheet.qa-agreed", (db, { script }) => {
    voidSignatures(actor, db, sheetId, reason);
    removeEscalation(db, sheetId);
    setScriptState(db, script.id, "in-marking");
  });
}

/**
 * Records that the assessor does not agree, and why. The QA decision goes on standing until one of the two revises.
 * @throws WorkstationError as `agreeWithQuality`.
 */
export function escalateDifference(actor: Actor, sheetId: string, reason: string): AssessorSheet {
  return settle(actor, sheetId, reason, "sheet.qa-escalated", (db) =>
    setEscalation(db, actor.keys, sheetId, { personId: actor.person.id, at: actor.now().toISOString(), reason }),
  );
}

function settle(
  actor: Actor,
  sheetId: string,
  reason: string,
  action: string,
  work: (db: WritableDb, opened: OpenedSheet) => void,
): AssessorSheet {
  if (reason.trim() === "") throw new WorkstationError("REASON_MISSING");
  write(actor.centre.file, (db) => {
    const opened = requireOwnSheet(actor, sheetId);
    if (!describeQuality(actor, opened)?.toSettle)
      throw new WorkstationError("WRONG_STATE", { state: opened.script.state });
    work(db, opened);
    const event = { personId: actor.person.id, action, recordKind: "sheet", recordId: sheetId, details: { reason } };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return describeAssessorSheet(actor, requireOwnSheet(actor, sheetId));
}
