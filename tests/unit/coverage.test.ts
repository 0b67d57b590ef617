import fc from "fast-check";
import { expect, test } from "vitest";
import { type FileLength, placeInScript } from "../../shared/domain/coverage.ts";
import {
  type EvidencePlace,
  evidenceSelectorSchema,
  readSelector,
  writeSelector,
} from "../../shared/domain/evidence-selector.ts";

const passage = (start: number, page?: number): EvidencePlace => ({
  ...{ kind: "passage", exact: "words", prefix: "", suffix: "", start, end: start + 5, page },
});
const files: readonly FileLength[] = [
  { fileId: "essay", characters: 3_000, pages: 0 },
  { fileId: "scan", characters: 0, pages: 1 },
];

test("a place counts over all files, in their order", () => {
  expect(placeInScript(files, "essay", passage(0))).toBe(0);
  expect(placeInScript(files, "essay", passage(1_500))).toBeCloseTo(1_500 / 4_800);
  expect(
    placeInScript(files, "scan", { kind: "box", page: undefined, box: { x: 0, y: 50, width: 5, height: 5 } }),
  ).toBeCloseTo(3_900 / 4_800);
});

test("a place on a page whose number nobody counted still lies in the file", () => {
  expect(placeInScript([{ fileId: "a", characters: 0, pages: 0 }], "a", passage(0, 3))).toBeCloseTo(2 / 3);
});

const percent = fc.integer({ min: 0, max: 500_000 }).map((value) => value / 10_000);
const size = fc.integer({ min: 1, max: 500_000 }).map((value) => value / 10_000);
const places: fc.Arbitrary<EvidencePlace> = fc.oneof(
  fc.record({
    kind: fc.constant("passage" as const),
    exact: fc.string({ minLength: 1, maxLength: 200 }),
    prefix: fc.string({ maxLength: 100 }),
    suffix: fc.string({ maxLength: 100 }),
    start: fc.nat(1_000_000),
    end: fc.integer({ min: 1_000_001, max: 2_000_000 }),
    page: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("box" as const),
    page: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
    box: fc.record({
      x: percent,
      y: percent,
      width: size,
      height: size,
    }),
  }),
);

test("what is written as a W3C selector is valid, survives JSON, and reads back as the same place", () => {
  fc.assert(
    fc.property(places, (place) => {
      const selector = evidenceSelectorSchema.parse(JSON.parse(JSON.stringify(writeSelector(place))));
      expect(readSelector(selector)).toEqual(place);
    }),
  );
});

test("every place lies between the first word and the last", () => {
  fc.assert(
    fc.property(places, fc.constantFrom("essay", "scan"), (place, fileId) => {
      const at = placeInScript(files, fileId, place);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(1);
    }),
  );
});
