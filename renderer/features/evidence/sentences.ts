import type { Stretch } from "../reading/reading-surface.ts";
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
