const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"]';

let lastBehind: Element | null = null;

/** Remembers what had the keyboard before an overlay took it, until what this answers with is called. */
export function followElementAtWork(): () => void {
  const follow = ({ target }: FocusEvent) => {
    if (target instanceof Element && !target.closest(overlays)) lastBehind = target;
  };
  document.addEventListener("focusin", follow);
  return () => document.removeEventListener("focusin", follow);
}

/**
 * What a command acts on: the element that has the keyboard or, while the palette, the menu or the help is open, the one that
 * had it before and gets it back.
 */
export function elementAtWork(): Element | null {
  const active = document.activeElement;
  if (!active?.closest(overlays)) return active;
  return lastBehind?.isConnected ? lastBehind : null;
}

/** Whether something lies over the page that is to be answered or left first. */
export function isOverlaid(): boolean {
  return document.querySelector(overlays) !== null;
}
