import { expect, test } from "vitest";
import { describeDue } from "../../shared/domain/due-date.ts";
import { countFound, countOf } from "../../shared/domain/words.ts";

test("a number stands with the right noun", () => {
  expect([0, 1, 2, 1200].map((count) => countOf(count, "script", "scripts"))).toEqual([
    "0 scripts",
    "1 script",
    "2 scripts",
    "1,200 scripts",
  ]);
  expect(describeDue("2026-11-24", "2026-11-23")).toBe("due in 1 day");
});

test("what a filter leaves is counted against all there is, also where that is one", () => {
  expect(countFound(0, 1, "learner", "learners")).toBe("0 of 1 learner");
  expect(countFound(3, 12, "learner", "learners")).toBe("3 of 12 learners");
  expect(countFound(1, 1, "learner", "learners")).toBe("1 learner");
});
