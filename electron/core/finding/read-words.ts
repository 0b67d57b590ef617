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

/** The stems of a text, parted by spaces, for the word index; in the order of its words. */
export function stemText(text: string, lexicon: Lexicon): { stems: string; words: number } {
  const stems: string[] = [];
  scanWords(text, (start, end) => {
    const { stem } = lexicon.formsOf(text.slice(start, end));
    if (stem !== "") stems.push(stem);
    return undefined;
  });
  return { stems: stems.join(" "), words: stems.length };
}

export function readComparable({ text, blocks }: ScriptText, lexicon: Lexicon): ComparableText {
  const numbers: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  scanWords(text, (start, end) => {
    numbers.push(lexicon.formsOf(text.slice(start, end)).number);
    starts.push(start);
    ends.push(end);
    return numbers.length < mostComparedWords;
  });
  const quoted = new Uint8Array(numbers.length);
  const quotedBlocks = blocks.flatMap(([start, , isQuoted], index) =>
    isQuoted ? [{ start, end: blocks[index + 1]?.[0] ?? text.length }] : [],
  );
  for (const { start, end } of [...findQuotations(text), ...quotedBlocks]) {
    for (let word = firstFrom(starts, start); word < starts.length && (starts[word] ?? 0) < end; word += 1)
      quoted[word] = 1;
  }
  return { numbers: Uint32Array.from(numbers), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends), quoted };
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
