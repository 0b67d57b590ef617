import search from "approx-string-match";
import { type PlainForm, stretchOf, toPlainForm, unitAt } from "./plain-form.ts";

/** A passage as its selectors remember it. Positions are UTF-16 units in the text as it was then. */
export type Quote = {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
};

export type Anchor = {
  readonly start: number;
  readonly end: number;
  /** same: at its place, word for word. moved: word for word but for what a rendering changes. alike: within the error bound. */
  readonly how: "same" | "moved" | "alike";
  /** Insertions, deletions and replacements in the plain form; 0 but for `alike`. */
  readonly errors: number;
};

/** A text to look in. Made once per text: a script's evidence is looked for piece by piece. */
export type AnchoredText = { readonly text: string; readonly plain: PlainForm };

export function prepareText(text: string): AnchoredText {
  return { text, plain: toPlainForm(text) };
}

/** How many errors a quote of this plain length bears: about one in seven characters, none in a few words. */
export function errorBound(plainLength: number): number {
  return plainLength < 16 ? 0 : Math.floor(plainLength * 0.15);
}

/**
 * Finds a passage again in a text that may have been rendered, converted or recognised anew since it was tied. First at its
 * place; then anywhere, in the plain form; then alike, within the error bound. Of several places the one whose surroundings
 * are most like those remembered wins, then the nearest. Takes a fraction of a second on a million characters.
 * @returns undefined where the passage is not there: a wrong highlight would be worse than none.
 */
export function findQuote(where: AnchoredText, quote: Quote): Anchor | undefined {
  const { text, plain } = where;
  const end = quote.start + quote.exact.length;
  if (text.slice(quote.start, end) === quote.exact && isSurroundedAsBefore(text, quote))
    return { start: quote.start, end, how: "same", errors: 0 };
  const wanted = toPlainForm(quote.exact).text;
  if (wanted === "") return undefined;
  const around = { before: toPlainForm(quote.prefix).text, after: toPlainForm(quote.suffix).text };
  const expected = unitAt(plain, quote.start);
  const choose = (matches: readonly Match[]) => chooseNearest(plain.text, matches, around, expected);
  const moved = choose(findAll(plain.text, wanted));
  if (moved) return { ...stretchOf(plain, moved.start, moved.end), how: "moved", errors: 0 };
  const alike = choose(findAlike(plain.text, wanted, expected));
  return alike && { ...stretchOf(plain, alike.start, alike.end), how: "alike", errors: alike.errors };
}

type Match = { readonly start: number; readonly end: number; readonly errors: number };

/** Where a text repeats itself, the same words can by chance stand at the old place of others. */
function isSurroundedAsBefore(text: string, { exact, prefix, suffix, start }: Quote): boolean {
  const end = start + exact.length;
  return (
    text.slice(Math.max(0, start - prefix.length), start) === prefix && text.slice(end, end + suffix.length) === suffix
  );
}

const mostMatches = 2_000;

function findAll(text: string, wanted: string): Match[] {
  const matches: Match[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && matches.length < mostMatches; at = text.indexOf(wanted, at + 1))
    matches.push({ start: at, end: at + wanted.length, errors: 0 });
  return matches;
}

function chooseNearest(
  text: string,
  matches: readonly Match[],
  around: { before: string; after: string },
  expected: number,
): Match | undefined {
  let best: { match: Match; likeness: number; distance: number } | undefined;
  for (const match of matches) {
    const likeness =
      sameEnding(text.slice(Math.max(0, match.start - around.before.length), match.start), around.before) +
      sameBeginning(text.slice(match.end, match.end + around.after.length), around.after);
    const distance = Math.abs(match.start - expected);
    if (!best || likeness > best.likeness || (likeness === best.likeness && distance < best.distance))
      best = { match, likeness, distance };
  }
  return best?.match;
}

function sameBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function sameEnding(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}

/** Steps of the search's inner loop: some tens of millions take a few tenths of a second. */
const mostSteps = 30_000_000;
/** A longer passage is looked for by its first and last words, then compared as a whole where those are. */
const probeLength = 256;
const nearby = 4_000;

function findAlike(text: string, wanted: string, expected: number): Match[] {
  const bound = errorBound(wanted.length);
  if (bound === 0) return [];
  const near = { start: Math.max(0, expected - nearby), end: expected + wanted.length + nearby };
  const found = findWithin(text, near.start, near.end, wanted, bound);
  return found.length > 0 ? found : findWithin(text, 0, text.length, wanted, bound);
}

function findWithin(text: string, from: number, to: number, wanted: string, bound: number): Match[] {
  const part = text.slice(from, to);
  if (wanted.length <= probeLength) return searchBounded(part, wanted, bound).map((match) => shift(match, from));
  const head = searchBounded(part, wanted.slice(0, probeLength), errorBound(probeLength)).map(({ start }) => start);
  const tail = searchBounded(part, wanted.slice(-probeLength), errorBound(probeLength)).map(
    ({ end }) => end - wanted.length,
  );
  return [...head, ...tail].slice(0, 8).flatMap((start) => {
    const first = Math.max(0, from + start - bound);
    const whole = text.slice(first, first + wanted.length + 2 * bound);
    return searchBounded(whole, wanted, bound).map((match) => shift(match, first));
  });
}

function searchBounded(text: string, wanted: string, bound: number): Match[] {
  return text.length * Math.ceil(wanted.length / 32) > mostSteps ? [] : search(text, wanted, bound).slice(0, 64);
}

function shift({ start, end, errors }: Match, by: number): Match {
  return { start: start + by, end: end + by, errors };
}
