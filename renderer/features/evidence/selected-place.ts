import { type EvidencePlace, longestQuote } from "../../../shared/domain/evidence-selector.ts";
import type { ReadingSurface, Stretch } from "../reading/reading-surface.ts";

/** Enough of what surrounds a passage to tell it from the same words elsewhere. */
const contextCharacters = 64;

export type Selected = { readonly place: EvidencePlace } | { readonly problem: string };

/** What is selected in a script, as evidence remembers it. The selection itself may be gone by the time this answers. */
export async function readSelection(surface: ReadingSurface): Promise<Selected> {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  if (!range?.intersectsNode(surface.area) || !surface.readText) {
    return {
      problem: surface.readText
        ? "Select some words in the script first."
        : "Draw a box on the picture first: drag with the mouse, or press B.",
    };
  }
  const copy = range.cloneRange();
  const { text } = await surface.readText();
  const stretch = surface.stretchOf(copy);
  if (!stretch) return { problem: "Select some words in the script first." };
  if (stretch.end - stretch.start > longestQuote) {
    return { problem: "Select a shorter passage: 8,000 characters at most can be tied at once." };
  }
  return { place: passageOf(surface, text, stretch) };
}

function passageOf(surface: ReadingSurface, text: string, { start, end }: Stretch): EvidencePlace {
  return {
    kind: "passage",
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - contextCharacters), start),
    suffix: text.slice(end, end + contextCharacters),
    ...{ start, end },
    page: surface.pageAt(start),
  };
}
