import type { AssessorSheet, Escalation } from "../../../shared/contract/sheet.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { explainDecision } from "../../../shared/domain/decision-sentence.ts";
import { tellsTheSame } from "../../../shared/domain/give-back.ts";
import { type Bar, barToAssess } from "../../../shared/domain/independence.ts";
import { canMark, canReopen } from "../../../shared/domain/sheet-state.ts";
import { type SignAnew, whoSignsAnew } from "../../../shared/domain/signed-sheet.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { findEscalation } from "../store/escalations.ts";
import { isInterested } from "../store/learners.ts";
import { type ScriptRecord, setScriptState } from "../store/scripts.ts";
import { listEntries } from "../store/sheet-entries.ts";
import type { Side } from "../store/sheet-side.ts";
import { describeAttempt, isOutranked, isSuperseded } from "./attempt-limits.ts";
import { judgementsOf } from "./judgements.ts";
import { describeSheetHead, findOpenedSheet, type OpenedSheet } from "./sheet-head.ts";
import { describeSignatures, tellSignAnew } from "./verify-signatures.ts";
import { describeColumn, type WrittenColumn } from "./written-column.ts";

/** A sheet that this assessor may mark. @throws WorkstationError NOT_FOUND, OTHER_ASSESSOR, DECLARED_INTEREST. */
export function requireOwnSheet(actor: Actor, sheetId: string): OpenedSheet {
  const opened = findOpenedSheet(actor, sheetId);
  const { script } = opened;
  const bar = barOf(actor, script);
  if (bar === "declared-interest") throw new WorkstationError("DECLARED_INTEREST");
  if (bar !== undefined || script.assessorId === undefined) throw new WorkstationError("OTHER_ASSESSOR");
  return opened;
}

/** Whether the sheet of this script opens for this person as its assessor. */
export function mayMark(actor: Actor, script: ScriptRecord): boolean {
  const isAssessor = actor.person.roles.includes("assessor") && script.assessorId === actor.person.id;
  return isAssessor && barOf(actor, script) === undefined;
}

function barOf(actor: Actor, { learnerId, assessorId, iqaId }: ScriptRecord): Bar | undefined {
  const interestedIds = isInterested(actor.db, actor.person.id, learnerId) ? [actor.person.id] : [];
  return barToAssess(actor.person.id, { assessorId, iqaId, interestedIds });
}

export function describeAssessorSheet(actor: Actor, opened: OpenedSheet): AssessorSheet {
  const { script } = opened;
  const quality = describeQuality(actor, opened);
  const signatures = describeSignatures(actor, opened);
  const signAnew = whoSignsAnew(script.state, signatures);
  return {
    ...describeSheetHead(actor, opened),
    ...describeColumn(actor, opened, "assr"),
    quality,
    signatures: signatures.filter(({ role }) => role !== "iqa" || quality !== null),
    signAnew: tellSignAnew(actor, script, signAnew),
    reopenable: isReopenable(actor, script, signAnew),
    writable: canMark(script.state) && script.assessorId === actor.person.id,
    attempt: describeAttempt(actor, script),
  };
}

/**
 * Whether its assessor can take a signed sheet back: as long as no IQA has it in hand and no later attempt answers it; and
 * one that is not what they signed as long as no later attempt counts in its place.
 */
export function isReopenable(actor: Actor, script: ScriptRecord, signAnew: SignAnew | undefined): boolean {
  if (signAnew === "assessor" && !isOutranked(actor, script)) return true;
  return canReopen(script.state) && !isSuperseded(actor, script);
}

/**
 * Nothing before the IQA has signed: until then the QA outcome may still change, and is nobody else's to know. It stays in
 * sight while the assessor revises the sheet in its light: the QA column is fixed.
 */
export function describeQuality(actor: Actor, { script, sheet, assessment }: OpenedSheet): AssessorSheet["quality"] {
  const { qaDecision, checkedOn, qaFeedback } = sheet;
  if (!qaDecision || !checkedOn) return null;
  const decide = (side: Side) =>
    decideSheet(assessment.sheet, judgementsOf(listEntries(actor.db, actor.keys, sheet.id, side)));
  const decision = decide("qa");
  if (decision.outcome === "INCOMPLETE") return null;
  const { outcome } = decision;
  const differs = !tellsTheSame(decide("assr"), decision);
  const stands = script.state === "qa-signed";
  return {
    checkedOn,
    decision: qaDecision,
    feedback: qaFeedback,
    outcome,
    reason: explainDecision(decision),
    stands,
    differs,
    toSettle: stands && differs && !isOutranked(actor, script),
    escalation: describeEscalation(actor, sheet.id),
  };
}

export function describeEscalation(actor: Actor, sheetId: string): Escalation | null {
  const found = findEscalation(actor.db, actor.keys, sheetId);
  return found ? { at: found.at, reason: found.reason } : null;
}

/** The assessor's column, from the first mark to the signature. */
export const assessorColumn: WrittenColumn = {
  side: "assr",
  open: requireOwnSheet,
  refuseWriting: ({ script }) => {
    if (!canMark(script.state)) throw new WorkstationError("WRONG_STATE", { state: script.state });
  },
  begin: (actor, db, { script, sheet }) => {
    if (script.state !== "assigned") return;
    setScriptState(db, script.id, "in-marking");
    const event = {
      personId: actor.person.id,
      action: "sheet.marking-started",
      recordKind: "sheet",
      recordId: sheet.id,
    };
    appendAudit(db, actor.keys, event, actor.now());
  },
};
