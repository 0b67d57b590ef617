import type { QueueItem } from "../../../shared/contract/marking.ts";
import { markBy } from "../../../shared/domain/marking-time.ts";
import { inRandomOrder } from "../../../shared/domain/random-order.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import { matchesWords } from "../learners/find-learners.ts";

/** A script of the queue with what the centre's settings and this person's own interests make of it. */
export type QueueEntry = QueueItem & {
  /** The last day for the signature; null where the centre sets no limit. */
  readonly markBy: string | null;
  /** This person declared an interest in the learner, so somebody else has to mark it. */
  readonly barred: boolean;
};

export type QueueStage = "to-mark" | "countersign" | "signed" | "all";

export type QueueFilter = {
  readonly stage: QueueStage;
  readonly assessmentId: string | null;
  readonly words: string;
};

/** In random order against order bias: the eye tires and the standard drifts along a pile that is sorted. */
export type QueueOrder = { readonly by: "due" } | { readonly by: "random"; readonly seed: number };

export function describeQueue(
  queue: readonly QueueItem[],
  markWithinDays: number | null,
  barredLearnerIds: ReadonlySet<string>,
): QueueEntry[] {
  return queue.map((item) => ({
    ...item,
    markBy: markBy(item.receivedOn, markWithinDays),
    barred: barredLearnerIds.has(item.learner.id),
  }));
}

/** Due dates follow from the day of receipt, so what waits longest is due first, also where no limit is set. */
export function inQueueOrder<Item extends QueueItem>(
  queue: readonly Item[],
  order: QueueOrder = { by: "due" },
): Item[] {
  if (order.by === "random") return inRandomOrder(queue, (item) => item.sheetId, order.seed);
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

export function filterQueue<Item extends QueueItem>(queue: readonly Item[], filter: QueueFilter): Item[] {
  return inQueueOrder(queue).filter((item) => {
    if (filter.stage !== "all" && stageOf(item) !== filter.stage) return false;
    if (filter.assessmentId !== null && item.assessmentId !== filter.assessmentId) return false;
    const { learner, assessmentTitle } = item;
    return matchesWords(filter.words, [learner.name, learner.registrationNumber, assessmentTitle]);
  });
}

/**
 * The script to go on with after this one: the next in order that this person can mark, from the start again at the end.
 */
export function nextToMark(
  queue: readonly QueueEntry[],
  afterSheetId: string | undefined,
  order: QueueOrder = { by: "due" },
): QueueEntry | undefined {
  const ordered = inQueueOrder(queue, order);
  const place = ordered.findIndex((item) => item.sheetId === afterSheetId);
  const waiting = [...ordered.slice(place + 1), ...ordered.slice(0, Math.max(place, 0))];
  return waiting.find((item) => isToMark(item) && !item.barred);
}
