import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ComparedWords, findSharedRuns } from "../../shared/domain/shared-passages.ts";
import { gramWords, hashGrams, surelyNoticedWords, winnow } from "../../shared/domain/winnow.ts";

const compared = (numbers: readonly number[], leftOut: readonly number[] = []): ComparedWords => ({
  numbers: Uint32Array.from(numbers),
  leftOut: Uint8Array.from(numbers, (_, index) => leftOut[index] ?? 0),
});
const fingerprints = ({ numbers, leftOut }: ComparedWords) => winnow(hashGrams(numbers, leftOut));
function seedsOf(one: ComparedWords, other: ComparedWords): [number, number][] {
  return fingerprints(one).flatMap((here) =>
    fingerprints(other)
      .filter((there) => there.high === here.high && there.low === here.low)
      .map((there): [number, number] => [here.position, there.position]),
  );
}
const find = (one: ComparedWords, other: ComparedWords) => findSharedRuns(one, other, seedsOf(one, other));

/** Words of their own: no number of one is in another. */
const own = (base: number) => fc.array(fc.nat(900), { maxLength: 60 }).map((list) => list.map((word) => base + word));
const sharedWords = fc.uniqueArray(fc.nat(999), { minLength: surelyNoticedWords, maxLength: 40 });

describe("winnowing", () => {
  test("never misses a run of twelve shared words, wherever it stands", () => {
    fc.assert(
      fc.property(own(1_000), own(2_000), own(3_000), own(4_000), sharedWords, (a, b, c, d, shared) => {
        const runs = find(compared([...a, ...shared, ...b]), compared([...c, ...shared, ...d]));
        expect(runs).toEqual([
          {
            start: a.length,
            end: a.length + shared.length,
            otherStart: c.length,
            otherEnd: c.length + shared.length,
            words: shared.length,
          },
        ]);
      }),
    );
  });

  test("keeps about two in nine, and none of what is left out", () => {
    const words = Uint32Array.from({ length: 9_000 }, (_, index) => Math.imul(index + 1, 2_654_435_761));
    const kept = winnow(hashGrams(words, new Uint8Array(9_000)));
    expect(kept.length / 9_000).toBeGreaterThan(0.19);
    expect(kept.length / 9_000).toBeLessThan(0.26);
    const leftOut = Uint8Array.from(words, (_, index) => (index >= 3_000 && index < 6_000 ? 1 : 0));
    for (const { position } of winnow(hashGrams(words, leftOut)))
      expect(position + gramWords <= 3_000 || position >= 6_000).toBe(true);
  });

  test("of fewer words than five, nothing", () => {
    expect(fingerprints(compared([1, 2, 3, 4]))).toEqual([]);
    expect(fingerprints(compared([1, 2, 3, 4, 5]))).toHaveLength(1);
  });
});

describe("a shared passage", () => {
  const words = Array.from({ length: 30 }, (_, index) => index + 1);

  test("stays one where a word was changed, put in, or left out", () => {
    const changed = [
      ...words.slice(0, 6),
      777,
      ...words.slice(7, 22),
      778,
      779,
      ...words.slice(22, 25),
      ...words.slice(26),
    ];
    const runs = find(compared(words), compared(changed));
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ start: 0, end: 30, otherStart: 0, otherEnd: changed.length, words: 28 });
  });

  test("that the other says twice is one passage", () => {
    expect(find(compared(words), compared([...words, 900, 901, 902, 903, 904, 905, ...words]))).toHaveLength(1);
  });

  test("goes on over as many changes as the longest text can hold", () => {
    const changed = (by: number) => compared(Array.from({ length: 2 ** 17 }, (_, at) => (at % 4 === 3 ? by + at : at)));
    const seed: [number, number][] = [[2 ** 16, 2 ** 16]];
    const [run] = findSharedRuns(changed(200_000), changed(400_000), seed);
    expect(run).toMatchObject({ start: 0, end: 2 ** 17 - 1, words: 3 * 2 ** 15 });
  });

  test("stops at what is left out", () => {
    const quotedEnd = words.map((_, index) => (index >= 20 ? 1 : 0));
    expect(find(compared(words, quotedEnd), compared(words))[0]).toMatchObject({ start: 0, end: 20 });
  });

  test("lies within both texts and holds the words that it counts, whatever the seeds", () => {
    const text = fc.array(fc.nat(6), { minLength: 1, maxLength: 60 });
    const seeds = fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, seeds, (one, other, pairs) => {
        const runs = findSharedRuns(compared(one), compared(other), pairs);
        for (const [index, run] of runs.entries()) {
          expect(run.start).toBeGreaterThanOrEqual(runs[index - 1]?.end ?? 0);
          expect(run.end).toBeLessThanOrEqual(one.length);
          expect(run.otherStart).toBeGreaterThanOrEqual(0);
          expect(run.otherEnd).toBeLessThanOrEqual(other.length);
          expect(run.words).toBeGreaterThanOrEqual(8);
          expect(run.words).toBeLessThanOrEqual(Math.min(run.end - run.start, run.otherEnd - run.otherStart));
        }
      }),
    );
  });
});
