import type { EarlierAttempt, Resubmission } from "../../../shared/contract/marking.ts";
import type { Actor } from "../centre/actor.ts";
import { describeScript } from "../scripts/script-list.ts";
import type { ReadableDb } from "../store/connection.ts";
import { listAttempts, listScripts, type ScriptRecord } from "../store/scripts.ts";
import { listEntries } from "../store/sheet-entries.ts";
import { lastDay, limitsOf } from "./attempt-limits.ts";
import { noteMarksRead } from "./note-marks-read.ts";
import { requireOwnSheet } from "./own-sheet.ts";
import { decidedAt, standingColumn, withWordsOf } from "./standing-decision.ts";

/**
 * Every earlier attempt, the newest first, for whoever marks the next: the judgements that count, and beside them what the
 * assessor wrote to the learner. What an IQA wrote went to that assessor and to nobody else.
 * @throws WorkstationError as `openAssessorSheet`.
 */
export function readEarlierAttempts(actor: Actor, sheetId: string): EarlierAttempt[] {
  const opened = requireOwnSheet(actor, sheetId);
  const { script } = opened;
  noteMarksRead(actor, opened);
  return listAttempts(actor.db, script.id)
    .filter(({ attempt }) => attempt < script.attempt)
    .reverse()
    .flatMap((earlier) => {
      const standing = standingColumn(actor, earlier);
      if (!standing) return [];
      const written = listEntries(actor.db, actor.keys, earlier.sheetId, "assr");
      return {
        script: describeScript(actor, earlier),
        column: standing.side === "qa" ? ("qa" as const) : ("assessor" as const),
        decidedAt: decidedAt(actor, earlier) ?? null,
        outcome: standing.decision.outcome,
        referredSections: standing.decision.referredSections.map(({ id, title }) => ({ id, title })),
        entries: standing.entries.map((entry) => withWordsOf(written, entry)),
      };
    });
}

/**
 * IQAs who have one of these attempts in hand and have not committed their marks. A later attempt would show them the
 * assessor's before.
 */
export function listBlindIqaIds(attempts: readonly ScriptRecord[]): string[] {
  return attempts.flatMap(({ state, iqaId }) => (state === "in-qa" && iqaId !== undefined ? [iqaId] : []));
}

/** As `listBlindIqaIds`, of the attempts before this script. */
export function listEarlierBlindIqaIds(db: ReadableDb, script: Pick<ScriptRecord, "id" | "attempt">): string[] {
  return listBlindIqaIds(listAttempts(db, script.id).filter(({ attempt }) => attempt < script.attempt));
}

/**
 * Learners whose latest attempt is a standing REFERRAL: what they may hand in again, and until when. An assessor sees those
 * that they marked, centre staff every one, except where knowing the outcome would spoil a blind check that is theirs to do.
 */
export function listResubmissions(actor: Actor): Resubmission[] {
  const scripts = Map.groupBy(listScripts(actor.db), attemptGroup);
  return [...scripts.values()].flatMap((attempts) => {
    const latest = attempts.toSorted((one, other) => one.attempt - other.attempt).at(-1);
    if (!latest || !mayKnowOutcome(actor, latest)) return [];
    const standing = standingColumn(actor, latest);
    if (standing?.decision.outcome !== "REFERRAL") return [];
    const { decision } = standing;
    return {
      script: describeScript(actor, latest),
      referredSections: decision.referredSections.map(({ id, title }) => ({ id, title })),
      totalShort: decision.totalShort,
      decidedAt: decidedAt(actor, latest) ?? null,
      attemptsUsed: latest.attempt,
      attemptsAllowed: limitsOf(actor).attemptsAllowed,
      resubmitBy: lastDay(actor, latest),
    };
  });
}

const attemptGroup = (script: ScriptRecord) => `${script.learnerId} ${script.qualificationId} ${script.assessmentId}`;

/** Whether this person, assessor or centre staff, may learn what a sheet decided without spoiling a blind check. */
export function mayKnowOutcome(actor: Actor, script: ScriptRecord): boolean {
  const { id, roles } = actor.person;
  if (script.assessorId === id) return true;
  if (!roles.includes("centre-staff")) return false;
  // Signed but not committed: somebody who quality-assures must not learn the outcome from a list.
  const blind = script.state === "signed" || script.state === "in-qa";
  return !(blind && roles.includes("iqa"));
}
