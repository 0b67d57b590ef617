import { wordsOf } from "./file-words.ts";

/** A heading of a script, as reading it found it; `words` counts to the next heading of any level. */
export type FoundHeading = { readonly level: number; readonly text: string; readonly words: number };

/** The part of a section that stands in one file of the script. */
export type SectionPart = {
  /** Which of the script's files, and which of its headings the part begins with. */
  readonly file: number;
  readonly heading: number;
  /** Words from there to where the next section, or another heading of the same rank, begins. Guidance, never a fail. */
  readonly words: number;
};

export type SectionPlace = {
  readonly sectionId: string;
  /** In the order of the files; none where no heading fits. */
  readonly parts: readonly SectionPart[];
};

/** So alike that a person would take one for the other: more than half of the words that mean something. */
const alikeEnough = 0.6;

/**
 * Finds where the sections of the mark sheet begin in a script: by a heading's own "Section 2", or by the words that it
 * shares with the section's title. Each heading begins one section at most, and the best fit goes first. A section goes on in
 * another file only under a heading that fits as well as its best: what resembles it less is about something else.
 * @param files the headings of each file, in reading order.
 */
export function placeSections(
  files: readonly (readonly FoundHeading[])[],
  sections: readonly { readonly id: string; readonly title: string }[],
): SectionPlace[] {
  const fits = sections.flatMap((section, number) =>
    files.flatMap((headings, file) =>
      headings.map(({ text, level }, heading) => {
        return { number, file, heading, level, fit: fitOf(text, section.title, number + 1) };
      }),
    ),
  );
  // Of two that fit alike, the earlier file and the higher rank: a title comes before what repeats it.
  fits.sort(
    (one, other) =>
      other.fit - one.fit || one.file - other.file || one.level - other.level || one.heading - other.heading,
  );
  const placed = sections.map((): (typeof fits)[number][] => []);
  const used = files.map(() => new Set<number>());
  for (const found of fits) {
    if (found.fit < alikeEnough || used[found.file]?.has(found.heading)) continue;
    const parts = placed[found.number];
    if (parts?.some(({ file, fit }) => file === found.file || fit > found.fit)) continue;
    parts?.push(found);
    used[found.file]?.add(found.heading);
  }
  return sections.map(({ id }, number) => ({
    sectionId: id,
    parts: (placed[number] ?? []).map(({ file, heading }) => ({
      ...{ file, heading },
      words: wordsFrom(files[file] ?? [], heading, used[file]),
    })),
  }));
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
  const [, word, told] = /^\s*(section|part|task)\s+(\d{1,2})\b/i.exec(heading) ?? [];
  // The parts of a diary may be numbered too: "section" is the sheet's own word.
  if (word !== undefined) return Number(told) !== number ? 0 : word.toLowerCase() === "section" ? 3 : 2;
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
