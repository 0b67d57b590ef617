import fc from "fast-check";
import { expect, test } from "vitest";
import { boxBetween, turnBox, unturnBox } from "../../renderer/features/reading/page-box.ts";

const percent = fc.integer({ min: 0, max: 100 });

test("a box that is turned and turned back lies where it was", () => {
  fc.assert(
    fc.property(percent, percent, percent, percent, fc.constantFrom(0, 90, 180, 270), (x, y, right, down, turn) => {
      const box = { x, y, width: Math.max(0, right - x), height: Math.max(0, down - y) };
      expect(unturnBox(turnBox(box, turn), turn)).toEqual(box);
    }),
  );
});

test("turned clockwise by a quarter, the upper left corner is the upper right one", () => {
  expect(turnBox({ x: 0, y: 0, width: 10, height: 20 }, 90)).toEqual({ x: 80, y: 0, width: 20, height: 10 });
});

test("a box between two corners stays on the page, whichever corner came first", () => {
  expect(boxBetween({ x: 60, y: 120 }, { x: -5, y: 40 })).toEqual({ x: 0, y: 40, width: 60, height: 60 });
  expect(boxBetween({ x: 10, y: 10 }, { x: 10.2, y: 40 })).toBeUndefined();
});
