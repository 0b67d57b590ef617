import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fillPlaceholders,
  findUnknownPlaceholders,
  hasPlaceholder,
  matchesSearch,
  namePlaceholders,
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

  test("keeps nobody's name: what was written about a learner gets placeholders, whole words only", () => {
    expect(namePlaceholders("Ann Ní Bhroin argues well. Ann’s aims are clear; Announce them.", "Ann Ní Bhroin")).toBe(
      "{learner} argues well. {firstName}’s aims are clear; Announce them.",
    );
    expect(namePlaceholders("learner {learner}", "learner")).toBe("{learner} {learner}");
    expect(namePlaceholders("a.b axb", "a.b")).toBe("{learner} axb");
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z]{2,8}( [A-Za-z]{2,8})?$/), (name) => {
        expect(fillPlaceholders(namePlaceholders(`Well done, ${name}.`, name), name)).toBe(`Well done, ${name}.`);
      }),
    );
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
