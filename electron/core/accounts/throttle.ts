import { addSeconds } from "date-fns";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { execute, type ReadableDb, readOne, type WritableDb } from "../store/connection.ts";

const longestWaitSeconds = 300;

/** Seconds to wait after the n-th failure in a row: 1, 2, 4 … up to five minutes. */
export function waitSeconds(failures: number): number {
  return Math.min(2 ** (failures - 1), longestWaitSeconds);
}

/**
 * A clock that was ahead when somebody failed, and has been put right since, would lock them out for as long as it was ahead:
 * a wait that is longer than any is no wait of ours. Whoever can set the clock gains nothing by it, they could set it on.
 * @throws WorkstationError TOO_SOON while the wait after the last failure has not passed.
 */
export function refuseTooSoon(db: ReadableDb, subject: string, now: Date): void {
  const row = readOne<{ retry_at: string }>(db, "SELECT retry_at FROM sign_in_throttle WHERE subject = ?", subject);
  const longest = addSeconds(now, longestWaitSeconds).toISOString();
  if (row && row.retry_at > now.toISOString() && row.retry_at <= longest)
    throw new WorkstationError("TOO_SOON", { retryAt: row.retry_at });
}

/** Notes a failure and answers when the next try will be taken. Kept in the database: a restart does not reset it. */
export function noteFailure(db: WritableDb, subject: string, now: Date): string {
  const row = readOne<{ failures: number }>(db, "SELECT failures FROM sign_in_throttle WHERE subject = ?", subject);
  const failures = (row?.failures ?? 0) + 1;
  const retryAt = addSeconds(now, waitSeconds(failures)).toISOString();
  execute(
    db,
    `INSERT INTO sign_in_throttle (subject, failures, retry_at) VALUES (?, ?, ?)
     ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, retry_at = excluded.retry_at`,
    subject,
    failures,
    retryAt,
  );
  return retryAt;
}

export function clearFailures(db: WritableDb, subject: string): void {
  execute(db, "DELETE FROM sign_in_throttle WHERE subject = ?", subject);
}
