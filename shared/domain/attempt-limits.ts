import { addDays, format, parseISO } from "date-fns";
import { daysBetween, type IsoDate } from "./dates.ts";

/**
 * The centre's limits on attempts, as far as they are exceeded. They are settings and are shown: exceeding one asks for a
 * reason, and is never refused silently. How many attempts are allowed, and for how long, is the centre's decision.
 */
export type AttemptLimits = {
  readonly attemptsAllowed: number;
  /** Days from a REFERRAL to the resubmission; null where the centre sets no limit. */
  readonly resubmitWithinDays: number | null;
};

export type ExceededLimits = {
  readonly attempts: boolean;
  /** Days after the last day; 0 where it is in time or no limit is set. */
  readonly daysLate: number;
};

/** The last day for a resubmission after a REFERRAL of this day. */
export function resubmitBy(decidedOn: IsoDate, limits: AttemptLimits): IsoDate | null {
  if (limits.resubmitWithinDays === null) return null;
  return format(addDays(parseISO(decidedOn), limits.resubmitWithinDays), "yyyy-MM-dd");
}

/**
 * @param attempt the number of the attempt that is handed in, counted from 1.
 * @param decidedOn the day of the REFERRAL that it answers; undefined for a first attempt.
 * @returns undefined where no limit is exceeded.
 */
export function findExceededLimits(
  attempt: number,
  receivedOn: IsoDate,
  decidedOn: IsoDate | undefined,
  limits: AttemptLimits,
): ExceededLimits | undefined {
  const last = decidedOn === undefined ? null : resubmitBy(decidedOn, limits);
  const daysLate = last === null ? 0 : Math.max(0, daysBetween(last, receivedOn));
  const attempts = attempt > limits.attemptsAllowed;
  return attempts || daysLate > 0 ? { attempts, daysLate } : undefined;
}
