import { decideSheet } from "../../../shared/domain/decision.ts";
import { barToGiveBack, type GiveBackBar, type GiveBackKind } from "../../../shared/domain/give-back.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import type { Actor } from "../centre/actor.ts";
import { isOutranked, isSuperseded } from "../marking/attempt-limits.ts";
import { mayKnowOutcome } from "../marking/attempts.ts";
import { judgementsOf } from "../marking/judgements.ts";
import { findOpenedSheet } from "../marking/sheet-head.ts";
import { standingColumn } from "../marking/standing-decision.ts";
import { findSignAnew } from "../marking/verify-signatures.ts";
import { isEscalated } from "../store/escalations.ts";
import type { ScriptRecord } from "../store/scripts.ts";
import { listEntries } from "../store/sheet-entries.ts";

export type GiveBackBars = Readonly<Record<GiveBackKind, GiveBackBar | null>>;

/**
 * What keeps this sheet from being given back by this person.
 * @param look "quick" leaves the signatures unchecked: for lists. Nothing is made on a quick look.
 */
export function findGiveBackBars(actor: Actor, script: ScriptRecord, look: "quick" | "thorough"): GiveBackBars {
  const signed = isSigned(script.state);
  const standing = signed ? standingColumn(actor, script) : undefined;
  const sheet = {
    state: script.state,
    laterAttemptSigned: signed && isOutranked(actor, script),
    laterAttemptTakenIn: signed && isSuperseded(actor, script),
    mayKnowMarks: mayKnowOutcome(actor, script),
    assessorDecision: standing?.side === "qa" ? decideAssessors(actor, script, standing) : standing?.decision,
    standingDecision: standing?.decision,
    escalated: isEscalated(actor.db, script.sheetId),
    signaturesStand: undefined,
  };
  let report = barToGiveBack("feedback-report", sheet);
  // Last, and only where nothing else bars it: checking signatures takes most of the time.
  if (report === undefined && look === "thorough") {
    const signaturesStand = findSignAnew(actor, findOpenedSheet(actor, script.sheetId)) === undefined;
    report = barToGiveBack("feedback-report", { ...sheet, signaturesStand });
  }
  return { "feedback-report": report ?? null, "mark-sheet": barToGiveBack("mark-sheet", sheet) ?? null };
}

function decideAssessors(
  actor: Actor,
  script: ScriptRecord,
  { assessment }: NonNullable<ReturnType<typeof standingColumn>>,
) {
  return decideSheet(assessment.sheet, judgementsOf(listEntries(actor.db, actor.keys, script.sheetId, "assr")));
}
