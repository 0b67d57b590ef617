import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fillPlaceholders,
  findUnknownPlaceholders,
  hasPlaceholder,
  matchesSearch,
} from "../../shared/domain/comment-text.ts";

describe("a comment of the bank", () => {
  test("gets the learner's name, whatever the name holds", () => {
    expect(fillPlaceholders("{firstName}, well argued. {learner} shows…", "Amara Okafor")).toBe(
      "Amara, well argued. Amara Okafor shows…",
    );
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(fillPlaceholders("a {learner} b", name)).toBe(`a ${name.trim()} b`);
      }),
    );
    expect(fillPlaceholders("{learner}", "$& $1")).toBe("$& $1");
  });

  test("is refused a placeholder that nothing fills in", () => {
    expect(findUnknownPlaceholders("{learner} {name} {name} {firstName} {}")).toEqual(["{name}", "{}"]);
    expect(hasPlaceholder("Well done, {firstName}.")).toBe(true);
    expect(hasPlaceholder("Well done.")).toBe(false);
  });

  test("is found by parts of its words, in any order, without case and accents", () => {
    expect(matchesSearch("A coherent résumé of the literature", "literat RESUME")).toBe(true);
    expect(matchesSearch("A coherent résumé", "resume literature")).toBe(false);
    expect(matchesSearch("Anything", " ")).toBe(true);
  });
});
