import { type EvidencePlace, longestQuote } from "../../../shared/domain/evidence-selector.ts";
import type { ReadingSurface, Stretch } from "../reading/reading-surface.ts";
import { awaitedStretch } from "../reading/select-stretch.ts";

/** Enough of what surrounds a passage to tell it from the same words elsewhere. */
const contextCharacters = 64;

export type Selected = { readonly place: EvidencePlace } | { readonly problem: string };

/** What is selected in a script, as evidence remembers it. The selection itself may be gone by the time this answers. */
export async function readSelection(surface: ReadingSurface): Promise<Selected> {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  if (!surface.readText) return { problem: "Draw a box on the picture first: drag with the mouse, or press B." };
  const copy = range?.intersectsNode(surface.area) ? range.cloneRange() : undefined;
  const awaited = awaitedStretch(surface);
  const { text } = await surface.readText();
  const stretch = copy ? surface.stretchOf(copy) : awaited;
  if (!stretch) return { problem: nothingSelected(surface, text) };
  if (stretch.end - stretch.start > longestQuote) {
    return { problem: "Select a shorter passage: 8,000 characters at most can be tied at once." };
  }
  return { place: passageOf(surface, text, stretch) };
}

function nothingSelected(surface: ReadingSurface, text: string): string {
  if (text.trim() === "") return "There are no words to select here: draw a box (B).";
  return `Select some words in the script first${surface.pages().length > 0 ? ", or draw a box (B)" : ""}.`;
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
