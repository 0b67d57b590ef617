import { findQuotations } from "../../../shared/domain/quotations.ts";
import { scanWords } from "../../../shared/domain/scan-words.ts";
import { type Fingerprint, hashGrams, winnow } from "../../../shared/domain/winnow.ts";
import type { ScriptText } from "../store/script-texts.ts";
import type { Lexicon } from "./lexicon.ts";
import { mostComparedWords } from "./print-volume.ts";

/** A text as numbers of words, to be compared with another. */
export type ComparableText = {
  readonly numbers: Uint32Array;
  /** Where each word starts and ends in the text. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 for each word in a quotation. */
  readonly quoted: Uint8Array;
};

/** A text as the index and a comparison read it: the stems of its words in order, parted by spaces, and their numbers. */
export type ReadText = ComparableText & { readonly stems: string; readonly words: number };

export function countWords(text: string): number {
  let words = 0;
  scanWords(text, () => {
    words += 1;
    return undefined;
  });
  return words;
}

export function readWords({ text, blocks }: ScriptText, lexicon: Lexicon): ReadText {
  const stems: string[] = [];
  const numbers: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  scanWords(text, (start, end) => {
    const { stem, number } = lexicon.formsOf(text.slice(start, end));
    if (stem !== "") stems.push(stem);
    if (numbers.length >= mostComparedWords) return undefined;
    numbers.push(number);
    starts.push(start);
    ends.push(end);
    return undefined;
  });
  const quoted = new Uint8Array(numbers.length);
  const quotedBlocks = blocks.flatMap(([start, , isQuoted], index) =>
    isQuoted ? [{ start, end: blocks[index + 1]?.[0] ?? text.length }] : [],
  );
  for (const { start, end } of [...findQuotations(text), ...quotedBlocks]) {
    for (let word = firstFrom(starts, start); word < starts.length && (starts[word] ?? 0) < end; word += 1)
      quoted[word] = 1;
  }
  return {
    numbers: Uint32Array.from(numbers),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    quoted,
    stems: stems.join(" "),
    words: stems.length,
  };
}

export function fingerprintsOf(text: ComparableText): Fingerprint[] {
  return winnow(hashGrams(text.numbers, text.quoted));
}

function firstFrom(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
