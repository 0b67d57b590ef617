import type { ReadingSurface, Stretch } from "./reading-surface.ts";

/** Selects a part of the text as the mouse would. Where it isn't drawn at this moment there is nothing to select. */
export function selectStretch(surface: ReadingSurface, stretch: Stretch): void {
  const ranges = surface.rangesOf(stretch);
  const first = ranges[0];
  const last = ranges.at(-1);
  if (!first || !last) return;
  document.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
}
