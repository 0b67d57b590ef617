import { wordsOf } from "./file-words.ts";

/** A heading of a script, as reading it found it; `words` counts to the next heading of any level. */
export type FoundHeading = { readonly level: number; readonly text: string; readonly words: number };

export type SectionPlace = {
  readonly sectionId: string;
  /** Which heading begins the section; null where none fits. */
  readonly heading: number | null;
  /** Words from there to where the next section, or another heading of the same rank, begins. Guidance, never a fail. */
  readonly words: number;
};

/** So alike that a person would take one for the other: more than half of the words that mean something. */
const alikeEnough = 0.6;

/**
 * Finds where the sections of the mark sheet begin in a script: by a heading's own "Section 2", or by the words that it
 * shares with the section's title. Each heading begins one section at most, and the best fit goes first.
 */
export function placeSections(
  headings: readonly FoundHeading[],
  sections: readonly { readonly id: string; readonly title: string }[],
): SectionPlace[] {
  const fits = sections.flatMap((section, number) =>
    headings.map((heading, index) => ({ number, index, fit: fitOf(heading.text, section.title, number + 1) })),
  );
  const placed = new Map<number, number>();
  const used = new Set<number>();
  // Of two that fit alike, the earlier heading and the higher rank: a title comes before what repeats it.
  const rank = (index: number) => headings[index]?.level ?? 0;
  fits.sort((one, other) => other.fit - one.fit || rank(one.index) - rank(other.index) || one.index - other.index);
  for (const { number, index, fit } of fits) {
    if (fit < alikeEnough || placed.has(number) || used.has(index)) continue;
    placed.set(number, index);
    used.add(index);
  }
  return sections.map(({ id }, number) => {
    const heading = placed.get(number);
    return {
      sectionId: id,
      heading: heading ?? null,
      words: heading === undefined ? 0 : wordsFrom(headings, heading, used),
    };
  });
}

const none: ReadonlySet<number> = new Set();

/**
 * Words from a heading to the next of its own rank or a higher one: what a reader takes for its length, not only what stands
 * before its first part.
 * @param begins further headings at which the count ends, whatever their rank.
 */
export function wordsFrom(
  headings: readonly FoundHeading[],
  start: number,
  begins: ReadonlySet<number> = none,
): number {
  const level = headings[start]?.level ?? 0;
  let words = headings[start]?.words ?? 0;
  for (let at = start + 1; at < headings.length; at += 1) {
    const heading = headings[at];
    if (!heading || heading.level <= level || begins.has(at)) break;
    words += heading.words;
  }
  return words;
}

const meaningless = new Set(
  "a an and as at by for from in into my of on or our own section part task the to with".split(" "),
);

function fitOf(heading: string, title: string, number: number): number {
  const told = /^\s*(?:section|part|task)\s+(\d{1,2})\b/i.exec(heading)?.[1];
  if (told !== undefined) return Number(told) === number ? 2 : 0;
  const one = stemsOf(heading);
  const other = stemsOf(title);
  if (one.size === 0 || other.size === 0) return 0;
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return (2 * shared) / (one.size + other.size);
}

function stemsOf(text: string): Set<string> {
  const words = wordsOf(text).filter((word) => !meaningless.has(word) && !/^\d+$/.test(word));
  return new Set(words.map((word) => (word.length > 4 ? word.replace(/(ings?|ions?|ed|s)$/, "") : word)));
}
