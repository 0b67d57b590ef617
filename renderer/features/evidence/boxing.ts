import { useSyncExternalStore } from "react";

let on = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  on = value;
  for (const listener of listeners) listener();
}

/** Whether dragging on a page draws a box instead of selecting words. A picture, which has no words, takes boxes in any case. */
export function useBoxing(): { readonly on: boolean; readonly set: (value: boolean) => void } {
  const value = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => on,
  );
  return { on: value, set };
}
