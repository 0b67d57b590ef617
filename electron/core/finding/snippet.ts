import type { SearchHit } from "../../../shared/contract/search.ts";
import { scanWords } from "../../../shared/domain/scan-words.ts";
import type { Lexicon } from "./lexicon.ts";

/** Where a text says what was looked for. */
export type Occurrence = { readonly start: number; readonly end: number; readonly phrase: number };

/** Far more than a snippet needs; a file that consists of one word has no more. */
const mostOccurrences = 5_000;

/** @param phrases stems in order; a word is a phrase of one. */
export function findOccurrences(text: string, phrases: readonly (readonly string[])[], lexicon: Lexicon): Occurrence[] {
  const byFirst = Map.groupBy(phrases.keys(), (phrase) => phrases[phrase]?.[0] ?? "");
  // Stemming leaves a word's first letter alone, so most words needn't be looked at.
  const firstLetters = new Set(phrases.flat().map((stem) => stem.charCodeAt(0)));
  const under: { phrase: number; next: number; start: number }[] = [];
  const found: Occurrence[] = [];
  scanWords(text, (start, end) => {
    const code = text.charCodeAt(start);
    const letter = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
    const skip = letter < 0x80 && !firstLetters.has(letter);
    if (skip && under.length === 0) return undefined;
    const stem = skip ? " " : lexicon.formsOf(text.slice(start, end)).stem;
    if (stem === "") return undefined;
    const begun = under.splice(0);
    for (const phrase of byFirst.get(stem) ?? []) begun.push({ phrase, next: 0, start });
    for (const { phrase, next, start: from } of begun) {
      const stems = phrases[phrase] ?? [];
      if (stems[next] !== stem) continue;
      if (next + 1 === stems.length) found.push({ start: from, end, phrase });
      else under.push({ phrase, next: next + 1, start: from });
    }
    return found.length < mostOccurrences;
  });
  return found;
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
