import type { Inputs } from "../../../shared/contract/index.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { describeQuality } from "../marking/own-sheet.ts";
import { findOpenedSheet } from "../marking/sheet-head.ts";
import { write } from "../store/connection.ts";
import { isInterested } from "../store/learners.ts";
import { findPerson } from "../store/people.ts";
import { findScript, type ScriptRecord, setAssessor } from "../store/scripts.ts";
import { requireScript } from "./script-list.ts";

/**
 * Gives an unmarked or half-marked script to an assessor; and one on which quality assurance decided otherwise, with a reason,
 * because its assessor may have left or be barred, and nobody else could agree or escalate.
 * @throws WorkstationError NOT_FOUND, WRONG_STATE, REASON_MISSING, NOT_AN_ASSESSOR, DECLARED_INTEREST, ASSESSOR_IS_IQA,
 * CHANGED_MEANWHILE.
 */
export function assignScript(
  actor: Actor,
  { scriptId, assessorId, revision, reason = "" }: Inputs["scripts"]["assign"],
): ScriptRecord {
  write(actor.centre.file, (db) => {
    const script = findScript(db, scriptId);
    if (!script) throw new WorkstationError("NOT_FOUND", { kind: "script" });
    const toSettle = describeQuality(actor, findOpenedSheet(actor, script.sheetId))?.toSettle === true;
    if (script.state !== "received" && !canMark(script.state) && !toSettle)
      throw new WorkstationError("WRONG_STATE", { state: script.state });
    if (toSettle && reason.trim() === "") throw new WorkstationError("REASON_MISSING");
    refuseAssessor(actor, assessorId, script.learnerId);
    if (assessorId === script.iqaId) throw new WorkstationError("ASSESSOR_IS_IQA");
    const state = script.state === "received" ? "assigned" : script.state;
    if (!setAssessor(db, scriptId, assessorId, state, revision))
      throw new WorkstationError("CHANGED_MEANWHILE", { kind: "script" });
    const details = { from: script.assessorId ?? null, to: assessorId, ...(toSettle ? { reason } : {}) };
    appendAudit(
      db,
      actor.keys,
      { personId: actor.person.id, action: "script.assigned", recordKind: "script", recordId: scriptId, details },
      actor.now(),
    );
  });
  return requireScript(actor, scriptId);
}

/** @throws WorkstationError NOT_AN_ASSESSOR, DECLARED_INTEREST. */
export function refuseAssessor(actor: Actor, assessorId: string, learnerId: string): void {
  const person = findPerson(actor.db, assessorId);
  if (!person?.active || !person.roles.includes("assessor")) throw new WorkstationError("NOT_AN_ASSESSOR");
  if (isInterested(actor.db, assessorId, learnerId)) throw new WorkstationError("DECLARED_INTEREST");
}
