import type { ReadingSurface, Stretch } from "./reading-surface.ts";

type Awaited = { readonly surface: ReadingSurface; readonly stretch: Stretch; readonly stop: () => void };

let awaited: Awaited | undefined;

/**
 * Selects a part of the text as the mouse would. On a page that isn't drawn yet it is selected once it is, unless its reader
 * selected something else in the meantime, or left the script.
 */
export function selectStretch(surface: ReadingSurface, stretch: Stretch): void {
  forget();
  if (selectDrawn(surface, stretch)) return;
  document.getSelection()?.removeAllRanges();
  surface.area.focus({ preventScroll: true });
  const stop = surface.subscribe(() => {
    // A selection made while somebody writes in a field would take the field's cursor away.
    const elsewhere = !surface.area.contains(document.activeElement);
    if (elsewhere || isAnythingSelected() || selectDrawn(surface, stretch)) forget();
  });
  awaited = { surface, stretch, stop };
}

/** What is selected already as far as its reader knows, and waits for its page to be drawn. */
export function awaitedStretch(surface: ReadingSurface): Stretch | undefined {
  return awaited?.surface === surface && !isAnythingSelected() ? awaited.stretch : undefined;
}

function forget(): void {
  awaited?.stop();
  awaited = undefined;
}

function isAnythingSelected(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

function selectDrawn(surface: ReadingSurface, stretch: Stretch): boolean {
  const ranges = surface.rangesOf(stretch);
  const first = ranges[0];
  const last = ranges.at(-1);
  if (!first || !last) return false;
  document.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  return true;
}
