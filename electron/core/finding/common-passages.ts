import type { CommonPassages } from "../../../shared/contract/overlaps.ts";
import { gramWords, windowGrams } from "../../../shared/domain/winnow.ts";
import { cutPassage, type OpenText } from "./open-text.ts";

/** The words of a text at which it has a fingerprint that too many others have, in order. */
export type CommonWords = { readonly text: OpenText; readonly common: readonly number[] };

type Stretch = { readonly start: number; readonly end: number };

/** Fewer words than these that many have are a turn of phrase. */
const fewestWords = 8;
const mostPassages = 100;

/** What many scripts say alike: a form, a source, or one model answer that was handed on. Nobody is named for it. */
export function describeCommon(texts: readonly CommonWords[], files: number): CommonPassages {
  const found = texts.flatMap(({ text, common }) =>
    joinPrints(common)
      .filter(({ start, end }) => end - start >= fewestWords)
      .map((stretch) => ({ text, ...stretch })),
  );
  return {
    words: found.reduce((sum, { start, end }) => sum + end - start, 0),
    files,
    passages: found.slice(0, mostPassages).map(({ text, start, end }) => ({
      words: end - start,
      ...cutPassage(text, start, end),
    })),
  };
}

/** Of words in a row that two texts share, a fingerprint is kept at least every eight: a wider gap parts two passages. */
function joinPrints(positions: readonly number[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const position of positions) {
    const last = joined.at(-1);
    const end = position + gramWords;
    if (last && position - (last.end - gramWords) <= windowGrams) joined[joined.length - 1] = { ...last, end };
    else joined.push({ start: position, end });
  }
  return joined;
}
