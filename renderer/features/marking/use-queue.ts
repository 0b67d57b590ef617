import { useQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { api } from "../../api/client.ts";
import { usePerson } from "../../app/session.tsx";
import { describeQueue, nextToMark, type QueueOrder } from "./queue-order.ts";

const listeners = new Set<() => void>();
let order: QueueOrder = { by: "due" };

/** One seed for as long as the window stands: going back to the pile goes on in the same order. */
const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

function chooseOrder(by: QueueOrder["by"]): void {
  order = by === "random" ? { by, seed } : { by };
  for (const listener of listeners) listener();
}

/** The queue of the person at work, and the order in which they go through it, on the list and from sheet to sheet. */
export function useQueue() {
  const person = usePerson();
  const queue = useQuery(api.marking.queue.queryOptions());
  const centre = useQuery(api.centre.get.queryOptions());
  const interests = useQuery(api.centre.listInterests.queryOptions());
  const chosen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => order,
  );
  const markWithinDays = centre.data?.settings.markWithinDays ?? null;
  const entries = useMemo(() => {
    const own = (interests.data ?? []).filter((interest) => interest.person.id === person.id);
    return describeQueue(queue.data ?? [], markWithinDays, new Set(own.map((interest) => interest.learner.id)));
  }, [queue.data, markWithinDays, interests.data, person.id]);
  return {
    queue,
    entries,
    markWithinDays,
    order: chosen.by,
    chooseOrder,
    nextAfter: (sheetId: string | undefined) => nextToMark(entries, sheetId, chosen),
  };
}
