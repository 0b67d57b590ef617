import type { SharedPassage } from "../../../shared/contract/overlaps.ts";
import { readScriptText, type ScriptText } from "../store/script-texts.ts";
import { placeIn } from "./found-script.ts";
import type { TextDesk } from "./index-texts.ts";
import { type ComparableText, readWords } from "./read-words.ts";

const wordsAround = 10;

/** A text that is being compared; `leftOut` has 1 for each word that is quoted or the task's own. */
export type OpenText = ComparableText & {
  readonly number: number;
  readonly fileId: string;
  readonly source: ScriptText;
  readonly leftOut: Uint8Array;
};

export function openText(
  { db, keys, lexicon }: TextDesk,
  number: number,
  markTask: (words: Uint32Array) => Uint8Array,
): OpenText | undefined {
  const read = readScriptText(db, keys, number);
  if (!read) return undefined;
  const comparable = readWords(read.text, lexicon);
  const leftOut = markTask(comparable.numbers);
  for (const [index, quoted] of comparable.quoted.entries()) if (quoted) leftOut[index] = 1;
  return { ...comparable, number, fileId: read.fileId, source: read.text, leftOut };
}

/** Words `start` to `end` (not included), with a few before and after. */
export function cutPassage(text: OpenText, start: number, end: number): SharedPassage["here"] {
  const { starts, ends, source } = text;
  const from = starts[start] ?? 0;
  const to = ends[end - 1] ?? from;
  return {
    before: source.text.slice(starts[Math.max(0, start - wordsAround)] ?? 0, from),
    text: source.text.slice(from, to),
    after: source.text.slice(to, ends[Math.min(ends.length - 1, end - 1 + wordsAround)] ?? to),
    place: placeIn(source, text.fileId, from, to),
  };
}

export function countMarked(marks: Uint8Array): number {
  return marks.reduce((sum, mark) => sum + mark, 0);
}
