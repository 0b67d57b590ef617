import { flattenItems, type Qualification } from "../../../shared/domain/qualification.ts";
import { type Grams, gramWords, hashGrams } from "../../../shared/domain/winnow.ts";
import type { Lexicon } from "./lexicon.ts";
import { readWords } from "./read-words.ts";

/**
 * Marks the words that a script took from its task: titles, sections, outcomes and criteria of the assessment, which every
 * learner answers and many repeat. Five in a row are taken for the task's.
 */
export function taskWordMarker(
  qualification: Qualification,
  assessmentId: string,
  lexicon: Lexicon,
): (words: Uint32Array) => Uint8Array {
  const taskGrams = new Set<number>();
  for (const text of taskTexts(qualification, assessmentId)) {
    const { numbers } = readWords({ text, blocks: [] }, lexicon);
    for (const key of keysOf(hashGrams(numbers, new Uint8Array(numbers.length)))) taskGrams.add(key);
  }
  return (words) => {
    const marked = new Uint8Array(words.length);
    const keys = keysOf(hashGrams(words, marked));
    for (const [index, key] of keys.entries()) if (taskGrams.has(key)) marked.fill(1, index, index + gramWords);
    return marked;
  };
}

function keysOf({ high, low }: Grams): number[] {
  return Array.from(high, (half, index) => half * 64 + (low[index] ?? 0));
}

function taskTexts(qualification: Qualification, assessmentId: string): string[] {
  const assessment = qualification.assessments.find(({ id }) => id === assessmentId);
  if (!assessment) return [];
  const units = qualification.units.filter(({ id }) => assessment.units.includes(id));
  return [
    ...[qualification.title, assessment.title],
    ...flattenItems(assessment.sheet.sections).map(({ title }) => title),
    ...units.flatMap(({ title, outcomes }) => [
      title,
      ...outcomes.flatMap((outcome) => [outcome.title, ...outcome.criteria.map(({ text }) => text)]),
    ]),
  ];
}
