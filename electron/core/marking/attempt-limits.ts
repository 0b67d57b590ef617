import type { AttemptLimit } from "../../../shared/contract/sheet.ts";
import { type AttemptLimits, resubmitBy } from "../../../shared/domain/attempt-limits.ts";
import { todayAs } from "../../../shared/domain/dates.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import type { Actor } from "../centre/actor.ts";
import { readInstallation } from "../store/installation.ts";
import { listAttempts, openLimitReason, type ScriptRecord } from "../store/scripts.ts";
import { decidedAt } from "./standing-decision.ts";

/** The centre's limits as they bear on this script: shown beside its attempt number. */
export function describeAttempt(actor: Actor, script: ScriptRecord): AttemptLimit {
  const attempts = listAttempts(actor.db, script.id);
  const before = attempts.findLast(({ attempt }) => attempt < script.attempt);
  return {
    allowed: limitsOf(actor).attemptsAllowed,
    resubmitBy: before ? lastDay(actor, before) : null,
    limitReason: openLimitReason(actor.keys, script),
    superseded: isSuperseded(actor, script),
  };
}

/** Whether a later attempt answers this one: what it rests on must not change under it. */
export function isSuperseded(actor: Actor, script: ScriptRecord): boolean {
  return listAttempts(actor.db, script.id).some(({ attempt }) => attempt > script.attempt);
}

/**
 * Whether a later attempt is signed, so that it counts and this one is not settled any more. One that is only taken in leaves
 * time to settle: what it carries says itself that quality assurance decided otherwise.
 */
export function isOutranked(actor: Actor, script: ScriptRecord): boolean {
  return listAttempts(actor.db, script.id).some(({ attempt, state }) => attempt > script.attempt && isSigned(state));
}

/** The last day for answering a REFERRAL of this script; null without a limit or before it stands. */
export function lastDay(actor: Actor, script: ScriptRecord): string | null {
  const decided = decidedAt(actor, script);
  return decided === undefined ? null : resubmitBy(todayAs(new Date(decided)), limitsOf(actor));
}

export function limitsOf(actor: Actor): AttemptLimits {
  const settings = readInstallation(actor.db)?.settings;
  return { attemptsAllowed: settings?.attemptsAllowed ?? 1, resubmitWithinDays: settings?.resubmitWithinDays ?? null };
}
