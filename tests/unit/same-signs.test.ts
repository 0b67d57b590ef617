import fc from "fast-check";
import { expect, test } from "vitest";
import { carryPlace } from "../../renderer/features/reading/same-signs.ts";

const words = fc.array(fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom("a", "b", "c") }), {
  minLength: 2,
  maxLength: 12,
});

test("a word keeps its signs in a rendering with other spaces", () => {
  fc.assert(
    fc.property(words, fc.nat(), (list, pick) => {
      const at = pick % list.length;
      const one = list.join(" ");
      const other = `\n${list.join(" \n ")}\n`;
      const start = list.slice(0, at).reduce((sum, word) => sum + word.length + 1, 0);
      const end = start + (list[at]?.length ?? 0);
      const first = carryPlace(one, other, start, true);
      const last = carryPlace(one, other, end, false);
      expect(other.slice(first, last)).toBe(list[at]);
    }),
  );
});
