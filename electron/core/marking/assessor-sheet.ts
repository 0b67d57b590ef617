import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { canMark, stateOnceSigned } from "../../../shared/domain/sheet-state.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { isTrainee } from "../scripts/script-list.ts";
import { write } from "../store/connection.ts";
import { removeEscalation } from "../store/escalations.ts";
import { setScriptState } from "../store/scripts.ts";
import { listEntries } from "../store/sheet-entries.ts";
import { closeHistory } from "../store/sheet-history.ts";
import { judgementsOf } from "./judgements.ts";
import { noteMarksRead } from "./note-marks-read.ts";
import { describeAssessorSheet, isReopenable, requireOwnSheet } from "./own-sheet.ts";
import type { OpenedSheet } from "./sheet-head.ts";
import { openSigner, signSheet } from "./sign-sheet.ts";
import { findSignAnew, notAsSigned } from "./verify-signatures.ts";
import { voidSignatures } from "./void-signatures.ts";

/** @throws WorkstationError NOT_FOUND, OTHER_ASSESSOR, DECLARED_INTEREST. Keeps whose marks are read: `noteMarksRead`. */
export function openAssessorSheet(actor: Actor, sheetId: string): AssessorSheet {
  const opened = requireOwnSheet(actor, sheetId);
  noteMarksRead(actor, opened);
  return describeAssessorSheet(actor, opened);
}

/**
 * Signs the assessor's column. A trainee's sheet then waits for a countersignature; anybody else's is signed, and one that
 * was revised after quality assurance lies with its IQA again.
 * @param revision of the column that the signer saw: nothing that they did not see is signed.
 * @throws WorkstationError as `openAssessorSheet`, WRONG_STATE, SHEET_INCOMPLETE (naming what is missing),
 * AUTHENTICITY_MISSING, CHANGED_MEANWHILE, WRONG_PASSPHRASE, TOO_SOON.
 */
export async function signAssessorSheet(
  actor: Actor,
  sheetId: string,
  revision: number,
  passphrase: string,
): Promise<AssessorSheet> {
  refuseUnsignable(actor, requireOwnSheet(actor, sheetId), revision);
  const signer = await openSigner(actor, passphrase);
  write(actor.centre.file, (db) => {
    // Asked again: the passphrase took its time, and the sheet may have moved on meanwhile.
    const opened = requireOwnSheet(actor, sheetId);
    refuseUnsignable(actor, opened, revision);
    signSheet(actor, db, opened, "assessor", signer);
    closeHistory(db, actor.keys, sheetId, "assr");
    const state = isTrainee(actor) ? "awaiting-countersignature" : stateOnceSigned(opened.sheet);
    setScriptState(db, opened.script.id, state);
    const event = {
      personId: actor.person.id,
      action: "sheet.signed",
      recordKind: "sheet",
      recordId: sheetId,
      details: { state },
    };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return openAssessorSheet(actor, sheetId);
}

/**
 * Takes a signed sheet back to marking, where `isReopenable`. Its signatures are voided and stay. One that is not what was
 * signed is reopened from wherever it stands: the audit trail keeps that it was found so, and it goes to the same IQA again.
 * @throws WorkstationError NOT_FOUND, OTHER_ASSESSOR, DECLARED_INTEREST, WRONG_STATE, REASON_MISSING.
 */
export function reopenAssessorSheet(actor: Actor, sheetId: string, reason: string): AssessorSheet {
  if (reason.trim() === "") throw new WorkstationError("REASON_MISSING");
  write(actor.centre.file, (db) => {
    const opened = requireOwnSheet(actor, sheetId);
    const { script } = opened;
    const signAnew = findSignAnew(actor, opened);
    if (!isReopenable(actor, script, signAnew)) throw new WorkstationError("WRONG_STATE", { state: script.state });
    removeEscalation(db, sheetId);
    voidSignatures(actor, db, sheetId, reason);
    setScriptState(db, script.id, "in-marking");
    const event = {
      personId: actor.person.id,
      action: "sheet.reopened",
      recordKind: "sheet",
      recordId: sheetId,
      details: signAnew === "assessor" ? { reason, from: script.state, found: notAsSigned } : { reason },
    };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return openAssessorSheet(actor, sheetId);
}

function refuseUnsignable(actor: Actor, { script, sheet, assessment }: OpenedSheet, revision: number): void {
  if (!canMark(script.state)) throw new WorkstationError("WRONG_STATE", { state: script.state });
  if (sheet.assrRevision !== revision) throw new WorkstationError("CHANGED_MEANWHILE", { kind: "mark sheet" });
  const entries = listEntries(actor.db, actor.keys, sheet.id, "assr");
  const { missing } = decideSheet(assessment.sheet, judgementsOf(entries));
  if (missing.length > 0) throw new WorkstationError("SHEET_INCOMPLETE", { missing: [...missing] });
  if (!script.authenticityConfirmed) throw new WorkstationError("AUTHENTICITY_MISSING");
}
