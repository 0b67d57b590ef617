import type { QueueItem } from "../../../shared/contract/marking.ts";
import { inRandomOrder } from "../../../shared/domain/random-order.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import { matchesWords } from "../learners/find-learners.ts";
import { assessmentKey } from "../scripts/script-filter.ts";

export type QueueStage = "to-mark" | "countersign" | "signed" | "all";

export type QueueFilter = {
  readonly stage: QueueStage;
  /** An `assessmentKey`. */
  readonly assessment: string | null;
  readonly words: string;
};

/** In random order against order bias: the eye tires and the standard drifts along a pile that is sorted. */
export type QueueOrder = { readonly by: "due" } | { readonly by: "random"; readonly seed: string };

/** Due dates follow from the day of receipt, so what waits longest is due first, also where no limit is set. */
export function inQueueOrder(queue: readonly QueueItem[], order: QueueOrder = { by: "due" }): QueueItem[] {
  if (order.by === "random") return [...inRandomOrder(queue, order.seed, (item) => item.sheetId)];
  return queue.toSorted(
    (one, other) => one.receivedOn.localeCompare(other.receivedOn) || one.id.localeCompare(other.id),
  );
}

export function isToMark(item: QueueItem): boolean {
  return canMark(item.state);
}

export function stageOf(item: QueueItem): Exclude<QueueStage, "all"> {
  if (isToMark(item)) return "to-mark";
  return item.state === "awaiting-countersignature" ? "countersign" : "signed";
}

export function filterQueue(queue: readonly QueueItem[], filter: QueueFilter): QueueItem[] {
  return inQueueOrder(queue).filter((item) => {
    if (filter.stage !== "all" && stageOf(item) !== filter.stage) return false;
    if (filter.assessment !== null && assessmentKey(item) !== filter.assessment) return false;
    const { learner, assessmentTitle } = item;
    return matchesWords(filter.words, [learner.name, learner.registrationNumber, assessmentTitle]);
  });
}

/**
 * The script to go on with after this one: the next in order that this person can mark, from the start again at the end.
 */
export function nextToMark(
  queue: readonly QueueItem[],
  afterSheetId: string | undefined,
  order: QueueOrder = { by: "due" },
): QueueItem | undefined {
  const ordered = inQueueOrder(queue, order);
  const place = ordered.findIndex((item) => item.sheetId === afterSheetId);
  const waiting = [...ordered.slice(place + 1), ...ordered.slice(0, Math.max(place, 0))];
  return waiting.find((item) => isToMark(item) && !item.barred);
}
