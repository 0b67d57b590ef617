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

/** @param exclude numbers of texts not to compare with: the script's own. */
export async function findSharedPrints(
  index: TextIndex,
  wanted: readonly Fingerprint[],
  exclude: ReadonlySet<number>,
): Promise<SharedPrints> {
  const common = Math.max(fewTexts, index.size / 100);
  const places = new Map<
    number,
    { texts: number; last: number; matches: { number: number; otherPosition: number }[] }
  >();
  await index.findPrints(wanted, ({ position, number, otherPosition }) => {
    if (exclude.has(number)) return;
    let place = places.get(position);
    if (!place) {
      place = { texts: 0, last: -1, matches: [] };
      places.set(position, place);
    }
    // Matches of one volume come text by text.
    if (place.last !== number) place.texts += 1;
    place.last = number;
    if (place.texts <= common) place.matches.push({ number, otherPosition });
  });
  const shared = new Map<number, [number, number][]>();
  const commonPlaces: number[] = [];
  for (const [position, { texts, matches }] of places) {
    if (texts > common) {
      commonPlaces.push(position);
      continue;
    }
    for (const { number, otherPosition } of matches) {
      const pairs = shared.get(number);
      if (pairs) pairs.push([position, otherPosition]);
      else shared.set(number, [[position, otherPosition]]);
    }
  }
  return { pairs: shared, common: commonPlaces };
}
