import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  availableMarks,
  findAssessment,
  flattenItems,
  judgedItems,
  totalAvailable,
} from "../../shared/domain/qualification.ts";
import { criterionMarkedSheet, leavesOf, outcomeSheet, sheetArbitrary } from "../support/arbitraries.ts";
import { shipped } from "../support/shipped-qualification.ts";

describe("the tree of a sheet", () => {
  it("flattens with parents before their parts, in the order of the sheet", () => {
    expect(flattenItems(criterionMarkedSheet.sections).map((item) => item.id)).toEqual([
      "s1",
      "s1-1",
      "s1-2",
      "s1-3",
      "s2",
      "s2-1",
      "s2-2",
    ]);
    expect(judgedItems(outcomeSheet).map((item) => item.id)).toEqual(["s1-1", "s1-2", "s2"]);
  });

  it("makes available what its parts do, and nothing where there are no marks", () => {
    expect(criterionMarkedSheet.sections.map(availableMarks)).toEqual([60, 40]);
    expect(totalAvailable(criterionMarkedSheet)).toBe(100);
    expect(totalAvailable(outcomeSheet)).toBe(0);
  });

  it("makes available, whatever the tree, the sum over the items that people judge", () => {
    fc.assert(
      fc.property(sheetArbitrary, (sheet) => {
        const leaves = leavesOf(sheet.sections);
        expect(judgedItems(sheet)).toEqual(leaves);
        const sum = leaves.reduce((marks, leaf) => marks + (leaf.judgedBy === "marks" ? leaf.available : 0), 0);
        expect(totalAvailable(sheet)).toBeCloseTo(sum, 6);
      }),
    );
  });

  it("finds an assessment by its id", () => {
    expect(findAssessment(shipped, "work-based-assignment")?.units).toEqual(["D7.01"]);
    expect(findAssessment(shipped, "no-such-assessment")).toBeUndefined();
  });
});
