import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findSharedPrints } from "../../electron/core/finding/shared-prints.ts";
import { TextIndex } from "../../electron/core/finding/text-index.ts";
import { deriveSealKeys } from "../../electron/core/store/seal.ts";
import { type ComparedWords, findSharedRuns } from "../../shared/domain/shared-passages.ts";
import { hashGrams, winnow } from "../../shared/domain/winnow.ts";

let index: TextIndex;
beforeEach(() => {
  // Nothing of it is saved: the folder is only named.
  index = new TextIndex(tmpdir(), deriveSealKeys(randomBytes(32)));
});
afterEach(() => index.close());

const compared = (numbers: readonly number[]): ComparedWords => ({
  numbers: Uint32Array.from(numbers),
  leftOut: new Uint8Array(numbers.length),
});
const fingerprints = ({ numbers, leftOut }: ComparedWords) => winnow(hashGrams(numbers, leftOut));
const add = (number: number, text: ComparedWords) =>
  index.add([{ number, stems: "text", words: text.numbers.length, fingerprints: fingerprints(text) }]);
const find = (text: ComparedWords, signal = new AbortController().signal) =>
  findSharedPrints(index, fingerprints(text), new Set(), signal);

const line = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
const repeated = (lines: number) => compared(Array.from({ length: lines }, () => line).flat());

test("two texts that say one line again and again are paired a few hundred times, and lie over each other whole", async () => {
  const other = repeated(1_000);
  add(1, other);
  const text = repeated(1_100);
  const seeds = (await find(text)).pairs.get(1) ?? [];
  expect(seeds.length).toBeGreaterThan(0);
  expect(seeds.length).toBeLessThan(2_000);
  const runs = findSharedRuns(text, other, seeds);
  expect(runs.reduce((sum, { words }) => sum + words, 0)).toBe(10_000);
});

test("a copy of the greatest length is paired at every fingerprint", async () => {
  const long = compared(Array.from({ length: 2 ** 17 }, (_, word) => Math.imul(word + 1, 2_654_435_761) >>> 0));
  add(1, long);
  expect((await find(long)).pairs.get(1)).toHaveLength(fingerprints(long).length);
});

test("of ordinary texts every pair of places is kept", async () => {
  const words = fc.array(fc.nat(12), { minLength: 12, maxLength: 60 });
  let number = 0;
  await fc.assert(
    fc.asyncProperty(words, words, async (one, other) => {
      const counts = Map.groupBy(
        [...fingerprints(compared(one)), ...fingerprints(compared(other))],
        ({ high }) => high,
      );
      fc.pre([...counts.values()].every(({ length }) => length <= 16));
      index.close();
      number += 1;
      add(number, compared(other));
      const expected = fingerprints(compared(one)).flatMap((here) =>
        fingerprints(compared(other))
          .filter(({ high, low }) => high === here.high && low === here.low)
          .map((there) => [here.position, there.position]),
      );
      const sorted = (pairs: readonly (readonly number[])[]) => pairs.map(String).sort();
      expect(sorted((await find(compared(one))).pairs.get(number) ?? [])).toEqual(sorted(expected));
    }),
  );
});

test("what nine others have counts as common wherever this text says it, however often", async () => {
  for (let number = 1; number <= 9; number += 1) add(number, repeated(1));
  const text = repeated(40);
  const { pairs, common } = await find(text);
  expect(pairs.size).toBe(0);
  const inEachLine = new Set(common.map((position) => Math.floor(position / line.length)));
  expect(inEachLine.size).toBeGreaterThanOrEqual(39);
});

test("once the session is over nothing is looked up any more", async () => {
  add(1, repeated(3));
  expect((await find(repeated(3), AbortSignal.abort())).pairs.size).toBe(0);
});
