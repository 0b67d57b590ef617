import type { SearchHit } from "../../../shared/contract/search.ts";
import { isWordCharacter, scanWords } from "../../../shared/domain/scan-words.ts";
import type { Lexicon } from "./lexicon.ts";

/** Where a text says what was looked for. */
export type Occurrence = { readonly start: number; readonly end: number; readonly phrase: number };

/** Far more than a snippet needs; a file that consists of one word has no more. */
const mostOccurrences = 5_000;

/**
 * Where a text says what was looked for. A stem begins as its words do, all but its last letters, so those places are looked
 * at first and the rest of the text is not; where that misses one (an accent, an apostrophe), every word is looked at.
 * @param phrases stems in order; a word is a phrase of one.
 */
export function findOccurrences(text: string, phrases: readonly (readonly string[])[], lexicon: Lexicon): Occurrence[] {
  const lower = text.toLowerCase();
  // Where a letter's small form is longer than it, places in the one text are not those of the other.
  const quick =
    lower.length === text.length ? phrases.map((stems, phrase) => lookUp(text, lower, stems, phrase, lexicon)) : [];
  const found =
    quick.length > 0 && quick.every((occurrences) => occurrences.length > 0)
      ? quick.flat()
      : phrases.flatMap((stems, phrase) =>
          [...startsOfWords(text)].flatMap((start) => matchAt(text, start, stems, phrase, lexicon) ?? []),
        );
  return found.sort((one, other) => one.start - other.start).slice(0, mostOccurrences);
}

function lookUp(text: string, lower: string, stems: readonly string[], phrase: number, lexicon: Lexicon): Occurrence[] {
  const [first = ""] = stems;
  const beginning = first.slice(0, Math.max(1, first.length - 2));
  const found: Occurrence[] = [];
  for (
    let at = lower.indexOf(beginning);
    at >= 0 && found.length < mostOccurrences;
    at = lower.indexOf(beginning, at + 1)
  ) {
    if (at > 0 && isWordCharacter(text, at - 1)) continue;
    const occurrence = matchAt(text, at, stems, phrase, lexicon);
    if (occurrence) found.push(occurrence);
  }
  return found;
}

/** The phrase, where it begins with the word that starts here. */
function matchAt(
  text: string,
  start: number,
  stems: readonly string[],
  phrase: number,
  lexicon: Lexicon,
): Occurrence | undefined {
  let next = 0;
  let found: Occurrence | undefined;
  scanWords(
    text,
    (from, to) => {
      const { stem } = lexicon.formsOf(text.slice(from, to));
      if (stem === "") return undefined;
      if (stem !== stems[next]) return false;
      next += 1;
      if (next < stems.length) return undefined;
      found = { start, end: to, phrase };
      return false;
    },
    start,
  );
  return found;
}

function startsOfWords(text: string): number[] {
  const starts: number[] = [];
  scanWords(text, (start) => {
    starts.push(start);
    return undefined;
  });
  return starts;
}

const snippetCharacters = 200;
const before = 60;

/** The first stretch that says most of what was looked for. */
export function chooseStretch(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  let best: readonly Occurrence[] = [];
  let most = 0;
  let last = 0;
  for (const [index, first] of occurrences.entries()) {
    while (last < occurrences.length && (occurrences[last]?.end ?? 0) - first.start <= snippetCharacters - before)
      last += 1;
    const stretch = occurrences.slice(index, Math.max(last, index + 1));
    const different = new Set(stretch.map(({ phrase }) => phrase)).size;
    if (different > most) {
      best = stretch;
      most = different;
    }
  }
  return best;
}

/** A few words before and after, cut between words, with line ends and runs of spaces as single spaces. */
export function cutSnippet(text: string, stretch: readonly Occurrence[]): SearchHit["snippet"] {
  const first = stretch[0];
  if (!first) return [];
  const start = wordStart(text, Math.max(0, first.start - before));
  const end = wordEnd(text, Math.min(text.length, Math.max(start + snippetCharacters, stretch.at(-1)?.end ?? 0)));
  const pieces: SearchHit["snippet"] = [];
  const add = (from: number, to: number, found: boolean) => {
    const piece = text.slice(from, to).replace(/\s+/g, " ");
    if (piece !== "") pieces.push({ text: piece, found });
  };
  let at = start;
  for (const { start: from, end: to } of stretch) {
    // Two phrases can share words; the later one is then marked from where the earlier ends.
    if (to <= at) continue;
    add(at, Math.max(at, from), false);
    add(Math.max(at, from), to, true);
    at = to;
  }
  add(at, end, false);
  if (start > 0) pieces.unshift({ text: "… ", found: false });
  if (end < text.length) pieces.push({ text: " …", found: false });
  return pieces;
}

function wordStart(text: string, place: number): number {
  if (place === 0) return 0;
  const space = text.slice(place, place + before).search(/\s\S/);
  return space < 0 ? place : place + space + 1;
}

function wordEnd(text: string, place: number): number {
  if (place >= text.length) return text.length;
  for (let index = place; index > place - before; index -= 1) if (/\s/.test(text.charAt(index))) return index;
  return place;
}
