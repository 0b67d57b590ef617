import type { QaQueueItem } from "../../../shared/contract/iqa.ts";

export type CheckGroups = {
  readonly inHand: readonly QaQueueItem[];
  readonly toCheck: readonly QaQueueItem[];
  readonly done: readonly QaQueueItem[];
};

/** By how far the check has come; in each group, what waits longest first. What was escalated is not done. */
export function groupByProgress(sheets: readonly QaQueueItem[]): CheckGroups {
  const ordered = sheets.toSorted(
    (one, other) => one.receivedOn.localeCompare(other.receivedOn) || one.id.localeCompare(other.id),
  );
  return {
    inHand: ordered.filter(({ state, escalated }) => state === "in-qa" || state === "qa-committed" || escalated),
    toCheck: ordered.filter(({ state }) => state === "signed"),
    done: ordered.filter(({ state, escalated }) => state === "qa-signed" && !escalated),
  };
}
