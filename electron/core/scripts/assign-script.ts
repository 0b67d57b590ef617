import type { Inputs } from "../../../shared/contract/index.ts";
import { barToAssess } from "../../../shared/domain/independence.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { listEarlierBlindIqaIds } from "../marking/attempts.ts";
import { describeQuality } from "../marking/own-sheet.ts";
import { findOpenedSheet } from "../marking/sheet-head.ts";
import { tellSignAnewOf } from "../marking/verify-signatures.ts";
import { write } from "../store/connection.ts";
import { isInterested } from "../store/learners.ts";
import { findPerson } from "../store/people.ts";
import { findScript, type ScriptRecord, setAssessor } from "../store/scripts.ts";
import { requireScript } from "./script-list.ts";

/**
 * Gives an unmarked or half-marked script to an assessor; and, with a reason, one on which quality assurance decided otherwise
 * or that is not what was signed: its assessor may have left or be barred, and nobody else could go on with it.
 * @throws WorkstationError NOT_FOUND, WRONG_STATE, REASON_MISSING, CHANGED_MEANWHILE, and as `refuseAssessor`.
 */
export function assignScript(
  actor: Actor,
  { scriptId, assessorId, revision, reason = "" }: Inputs["scripts"]["assign"],
): ScriptRecord {
  write(actor.centre.file, (db) => {
    const script = findScript(db, scriptId);
    if (!script) throw new WorkstationError("NOT_FOUND", { kind: "script" });
    const open = script.state === "received" || canMark(script.state);
    if (!open && !isAssessorsToGoOn(actor, script)) throw new WorkstationError("WRONG_STATE", { state: script.state });
    if (!open && reason.trim() === "") throw new WorkstationError("REASON_MISSING");
    const checksEarlierIds = listEarlierBlindIqaIds(db, script);
    refuseAssessor(actor, assessorId, { learnerId: script.learnerId, iqaId: script.iqaId, checksEarlierIds });
    const state = script.state === "received" ? "assigned" : script.state;
    if (!setAssessor(db, scriptId, assessorId, state, revision))
      throw new WorkstationError("CHANGED_MEANWHILE", { kind: "script" });
    const details = { from: script.assessorId ?? null, to: assessorId, ...(open ? {} : { reason }) };
    appendAudit(
      db,
      actor.keys,
      { personId: actor.person.id, action: "script.assigned", recordKind: "script", recordId: scriptId, details },
      actor.now(),
    );
  });
  return requireScript(actor, scriptId);
}

/** Whether a signed sheet waits for its assessor: to settle a difference, or to take back and sign anew what does not fit. */
function isAssessorsToGoOn(actor: Actor, script: ScriptRecord): boolean {
  const opened = findOpenedSheet(actor, script.sheetId);
  if (describeQuality(actor, opened)?.toSettle === true) return true;
  return tellSignAnewOf(actor, script) === "assessor";
}

type ToAssign = {
  readonly learnerId: string;
  readonly iqaId: string | undefined;
  readonly checksEarlierIds: readonly string[];
};

/**
 * Whether somebody may become the assessor of a script, whoever is now. A sheet that is revised after quality assurance has
 * its IQA already. @throws WorkstationError NOT_AN_ASSESSOR, DECLARED_INTEREST, OWN_CHECK, CHECKS_EARLIER.
 */
export function refuseAssessor(actor: Actor, assessorId: string, { learnerId, ...script }: ToAssign): void {
  const person = findPerson(actor.db, assessorId);
  if (!person?.active || !person.roles.includes("assessor")) throw new WorkstationError("NOT_AN_ASSESSOR");
  const interestedIds = isInterested(actor.db, assessorId, learnerId) ? [assessorId] : [];
  const bar = barToAssess(assessorId, { ...script, assessorId: undefined, interestedIds });
  if (bar === "declared-interest") throw new WorkstationError("DECLARED_INTEREST");
  if (bar === "checks-earlier") throw new WorkstationError("CHECKS_EARLIER");
  if (bar !== undefined) throw new WorkstationError("OWN_CHECK");
}
