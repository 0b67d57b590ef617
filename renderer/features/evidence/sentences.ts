import type { ReadingSurface, Stretch } from "../reading/reading-surface.ts";
import { trim } from "../reading/text-index.ts";

let known: { readonly text: string; readonly sentences: readonly Stretch[] } | undefined;

/** @param lined whether a line break is the end of a line, as in a PDF, and not of a paragraph. */
export function findSentences(text: string, lined: boolean): readonly Stretch[] {
  if (known?.text === text) return known.sentences;
  const flowing = lined ? text.replaceAll("\n", " ") : text;
  const sentences: Stretch[] = [];
  for (const { segment, index } of new Intl.Segmenter("en-GB", { granularity: "sentence" }).segment(flowing)) {
    const stretch = trim(text, { start: index, end: index + segment.length });
    if (stretch) sentences.push(stretch);
  }
  known = { text, sentences };
  return sentences;
}

/** The sentence at a place, or the next one. */
export function sentenceAt(sentences: readonly Stretch[], place: number): number {
  const found = sentences.findIndex(({ end }) => end > place);
  return found < 0 ? sentences.length - 1 : found;
}

/** The first sentence below the upper edge of the screen: where a reader's eyes are likely to be. */
export function firstSentenceInSight(surface: ReadingSurface, sentences: readonly Stretch[]): number {
  const top = surface.area.getBoundingClientRect().top;
  let low = 0;
  let high = sentences.length - 1;
  const isAbove = (stretch: Stretch): boolean => {
    const [range] = surface.rangesOf(stretch);
    return range !== undefined && range.getBoundingClientRect().top < top;
  };
  if (surface.pages().length > 0) {
    const drawn = sentences.findIndex((stretch) => surface.rangesOf(stretch).length > 0 && !isAbove(stretch));
    return Math.max(0, drawn);
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    const stretch = sentences[middle];
    if (stretch && isAbove(stretch)) low = middle + 1;
    else high = middle;
  }
  return low;
}
