import type { QueueItem } from "../../../shared/contract/marking.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import { matchesWords } from "../learners/find-learners.ts";

export type QueueFilter = "to-mark" | "signed" | "all";

/** What waits longest comes first. */
export function inQueueOrder(queue: readonly QueueItem[]): QueueItem[] {
  return queue.toSorted(
    (one, other) => one.receivedOn.localeCompare(other.receivedOn) || one.id.localeCompare(other.id),
  );
}

export function isToMark(item: QueueItem): boolean {
  return canMark(item.state);
}

export function filterQueue(queue: readonly QueueItem[], filter: QueueFilter, words: string): QueueItem[] {
  return inQueueOrder(queue).filter((item) => {
    if (filter === "to-mark" && !isToMark(item)) return false;
    if (filter === "signed" && isToMark(item)) return false;
    const { learner, assessmentTitle } = item;
    return matchesWords(words, [learner.name, learner.registrationNumber, assessmentTitle]);
  });
}

/** The script to go on with after this one: the next in order that is still to mark, from the start again at the end. */
export function nextToMark(queue: readonly QueueItem[], afterSheetId: string | undefined): QueueItem | undefined {
  const ordered = inQueueOrder(queue);
  const place = ordered.findIndex((item) => item.sheetId === afterSheetId);
  const waiting = [...ordered.slice(place + 1), ...ordered.slice(0, Math.max(place, 0))].filter(isToMark);
  return waiting[0];
}
