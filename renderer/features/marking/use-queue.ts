import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { api } from "../../api/client.ts";
import { nextToMark, type QueueOrder } from "./queue-order.ts";

const listeners = new Set<() => void>();
let order: QueueOrder = { by: "due" };

/** One seed for as long as the window stands: going back to the pile goes on in the same order. */
const seed = crypto.randomUUID();

function chooseOrder(by: QueueOrder["by"]): void {
  order = by === "random" ? { by, seed } : { by };
  for (const listener of listeners) listener();
}

/** The queue of the person at work, and the order in which they go through it, on the list and from sheet to sheet. */
export function useQueue() {
  const queue = useQuery(api.marking.queue.queryOptions());
  const chosen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => order,
  );
  const items = queue.data ?? [];
  return {
    queue,
    items,
    order: chosen.by,
    chooseOrder,
    nextAfter: (sheetId: string | undefined) => nextToMark(items, sheetId, chosen),
  };
}
