import type { Fingerprint } from "../../../shared/domain/winnow.ts";
import type { TextIndex } from "./text-index.ts";

export type SharedPrints = {
  /** Pairs of words, of this text and of another, at which they share a fingerprint; by the other's number. */
  readonly pairs: ReadonlyMap<number, readonly (readonly [number, number])[]>;
  /** Words of this text at which it has a fingerprint that too many others have. */
  readonly common: readonly number[];
};

/** A fingerprint in more texts than this, or than one in a hundred, is a form, a heading or a saying: nobody copied it. */
const fewTexts = 8;

/** In more files than these a passage is only counted, not told of. */
export function mostTextsTold({ size }: TextIndex): number {
  return Math.max(fewTexts, Math.floor(size / 100));
}

/**
 * Of a fingerprint that one text has again and again, the first so many places: every place of one text with every place of
 * another is a product, and from one pair on the comparison follows the words as far as they agree.
 */
const mostRepeats = 16;
/** More than twice what two texts of the greatest length have in common when one is a copy of the other. */
const mostPairsOfText = 2 ** 16;
/** What is kept at once, whatever the centre holds: some tens of megabytes. */
const mostPairs = 2 ** 20;

type Place = {
  /** Where this text has the fingerprint; all of them, in order. */
  readonly positions: number[];
  texts: number;
  last: number;
  repeats: number;
  matches: { readonly number: number; readonly otherPosition: number }[];
};

/**
 * @param exclude numbers of texts not to compare with: the script's own.
 * @param signal when aborted, no more volumes are read, and what is answered is not the whole.
 */
export async function findSharedPrints(
  index: TextIndex,
  wanted: readonly Fingerprint[],
  exclude: ReadonlySet<number>,
  signal: AbortSignal,
): Promise<SharedPrints> {
  const common = mostTextsTold(index);
  const { places, once } = gatherPlaces(wanted);
  let kept = 0;
  await index.findPrints(
    once,
    ({ position, number, otherPosition }) => {
      const place = places.get(position);
      if (!place || exclude.has(number)) return;
      // Matches of one volume come text by text.
      if (place.last !== number) {
        place.texts += 1;
        place.repeats = 0;
      }
      place.last = number;
      place.repeats += 1;
      if (place.texts > common) {
        kept -= place.matches.length;
        place.matches = [];
      } else if (place.repeats <= mostRepeats && kept < mostPairs) {
        place.matches.push({ number, otherPosition });
        kept += 1;
      }
    },
    signal,
  );
  const all = [...places.values()];
  return {
    pairs: pairUp(all.filter(({ texts }) => texts <= common)),
    common: all.flatMap(({ texts, positions }) => (texts > common ? positions : [])).sort((one, two) => one - two),
  };
}

/** By the first word at which each fingerprint stands; `once` has each at that word alone, so that it is looked up once. */
function gatherPlaces(wanted: readonly Fingerprint[]): { places: Map<number, Place>; once: Fingerprint[] } {
  const firsts = new Map<number, number>();
  const places = new Map<number, Place>();
  const once: Fingerprint[] = [];
  for (const print of wanted) {
    const key = print.high * 64 + print.low;
    const known = places.get(firsts.get(key) ?? -1);
    if (known) {
      known.positions.push(print.position);
      continue;
    }
    firsts.set(key, print.position);
    places.set(print.position, { positions: [print.position], texts: 0, last: -1, repeats: 0, matches: [] });
    once.push(print);
  }
  return { places, once };
}

function pairUp(places: readonly Place[]): Map<number, [number, number][]> {
  const shared = new Map<number, [number, number][]>();
  let paired = 0;
  for (const { positions, matches } of places) {
    const first = positions.slice(0, mostRepeats);
    for (const { number, otherPosition } of matches) {
      const pairs = shared.get(number) ?? [];
      if (paired >= mostPairs || pairs.length >= mostPairsOfText) continue;
      for (const position of first) pairs.push([position, otherPosition]);
      paired += first.length;
      shared.set(number, pairs);
    }
  }
  return shared;
}
