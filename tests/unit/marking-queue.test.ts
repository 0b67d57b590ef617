import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDue, dueOn } from "../../shared/domain/due-date.ts";
import { inRandomOrder } from "../../shared/domain/random-order.ts";

const self = (key: string) => key;
const keys = fc.uniqueArray(fc.string(), { maxLength: 60 });

describe("a random order", () => {
  test("holds every item once, and is the same for the same seed, however the items came", () => {
    fc.assert(
      fc.property(keys, fc.string(), (items, seed) => {
        const order = inRandomOrder(items, seed, self);
        expect([...order].sort()).toEqual([...items].sort());
        expect(inRandomOrder(items.toReversed(), seed, self)).toEqual(order);
      }),
    );
  });

  test("moves no item when another leaves", () => {
    fc.assert(
      fc.property(keys, fc.string(), fc.nat(), (items, seed, pick) => {
        const gone = items[pick % Math.max(1, items.length)];
        const rest = items.filter((item) => item !== gone);
        expect(inRandomOrder(rest, seed, self)).toEqual(
          inRandomOrder(items, seed, self).filter((item) => item !== gone),
        );
      }),
    );
  });

  test("has nothing to do with the order of the keys", () => {
    const items = Array.from({ length: 40 }, (_, at) => `0190-${at}`);
    let pairsKept = 0;
    let pairs = 0;
    const places = new Map<string, number>();
    for (let seed = 0; seed < 300; seed += 1) {
      const order = inRandomOrder(items, `seed ${seed}`, self);
      const first = order[0] ?? "";
      places.set(first, (places.get(first) ?? 0) + 1);
      for (let at = 1; at < items.length; at += 1) {
        pairs += 1;
        if (order.indexOf(items[at - 1] ?? "") < order.indexOf(items[at] ?? "")) pairsKept += 1;
      }
    }
    expect(pairsKept / pairs).toBeGreaterThan(0.47);
    expect(pairsKept / pairs).toBeLessThan(0.53);
    expect(places.size).toBeGreaterThan(35);
  });
});

describe("a due date", () => {
  test("is so many days after receipt, and says how near it is", () => {
    expect(dueOn("2026-11-20", 20)).toBe("2026-12-10");
    expect(dueOn("2026-11-20", null)).toBeNull();
    expect(describeDue("2026-12-10", "2026-12-10")).toBe("due today");
    expect(describeDue("2026-12-10", "2026-12-07")).toBe("due in 3 days");
    expect(describeDue("2026-12-10", "2026-12-11")).toBe("1 day late");
    expect(describeDue(null, "2026-12-11")).toBeNull();
  });
});
