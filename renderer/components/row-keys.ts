import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

const rowsPerPage = 10;

/** Where a key leads in a list of so many; undefined for a key that leads nowhere. */
export function indexAfterKey(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return Math.min(index + 1, count - 1);
    case "ArrowUp":
      return Math.max(index - 1, 0);
    case "PageDown":
      return Math.min(index + rowsPerPage, count - 1);
    case "PageUp":
      return Math.max(index - rowsPerPage, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

function rowIndexOf(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("tr[data-index]") : null;
  return row?.dataset.index === undefined ? undefined : Number(row.dataset.index);
}

/**
 * One tab stop for the whole list, arrow keys inside it. Rows out of sight are not in the document: the list scrolls first,
 * and the focus follows once the row is there.
 */
export function useRowKeys(
  container: RefObject<HTMLElement | null>,
  count: number,
  shown: readonly { readonly index: number }[],
  scrollTo: (index: number) => void,
) {
  const [active, setActive] = useState(0);
  const waiting = useRef<number>(undefined);

  useEffect(() => {
    if (waiting.current === undefined) return;
    const control = container.current?.querySelector<HTMLElement>(
      `tr[data-index="${waiting.current}"] [data-row-control]`,
    );
    if (!control) return;
    waiting.current = undefined;
    control.focus({ preventScroll: true });
  });

  // A list that was filtered or scrolled must still be reachable by Tab: its first row stands in for one that is gone.
  const stop = shown.some((row) => row.index === active) ? active : shown[0]?.index;
  return {
    tabIndexOf: (index: number): 0 | -1 => (index === stop ? 0 : -1),
    onFocus: (event: FocusEvent) => {
      const index = rowIndexOf(event.target);
      if (index !== undefined) setActive(index);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (!(event.target instanceof Element) || !event.target.closest("[data-row-control]")) return;
      const index = rowIndexOf(event.target);
      const next = index === undefined ? undefined : indexAfterKey(event.key, index, count);
      if (next === undefined) return;
      event.preventDefault();
      waiting.current = next;
      scrollTo(next);
      setActive(next);
    },
  };
}
