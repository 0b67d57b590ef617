import { type RefObject, useEffect, useRef } from "react";

/**
 * Whoever followed a link that the new page no longer has would start again at the top of the window: they go on in the page.
 * Not at the first page: there the top of the window is where to start.
 */
export function useKeyboardOnNewPage(main: RefObject<HTMLElement | null>, path: string): void {
  const lastPath = useRef(path);
  useEffect(() => {
    const cameFrom = lastPath.current;
    lastPath.current = path;
    if (cameFrom === path || cameFrom === "/") return;
    main.current?.scrollTo({ top: 0 });
    const takeUp = () => {
      if (isKeyboardLost()) main.current?.focus({ preventScroll: true });
    };
    takeUp();
    // A dialog that led here goes a moment later, and gives the keyboard back to a button of the page that went.
    const dialog = document.activeElement?.closest('[role="dialog"]');
    return dialog ? onceGone(dialog, takeUp) : undefined;
  }, [main, path]);
}

/** While the next page's code is fetched the page before is only hidden: what was pressed there has the focus a moment longer. */
function isKeyboardLost(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || !active.checkVisibility();
}

/** @returns how to stop waiting. */
function onceGone(element: Element, then: () => void): () => void {
  const watching = new MutationObserver(() => {
    if (element.isConnected) return;
    watching.disconnect();
    then();
  });
  watching.observe(document.body, { childList: true, subtree: true });
  return () => watching.disconnect();
}
