import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideSheet, type Judgement, type Judgements } from "../../shared/domain/decision.ts";
import {
  blockedUnits,
  explainWhatWouldChange,
  type WhatIf,
  whatWouldChange,
} from "../../shared/domain/decision-what-if.ts";
import type { LeafItem, SheetSpecification } from "../../shared/domain/qualification.ts";
import {
  incompleteSheetArbitrary,
  inSteps,
  judgedSheetArbitrary,
  leavesOf,
  outcomeSheet,
  sectionMarkedSheet,
  twoSectionSheet,
} from "../support/arbitraries.ts";

const marks = (...values: readonly number[]): Judgements =>
  Object.fromEntries(values.map((mark, index) => [`s${index + 1}`, { mark }]));

describe("what would change the decision, in words", () => {
  test("names the least change for each section", () => {
    expect(explainWhatWouldChange(sectionMarkedSheet, marks(20, 15, 16))).toBe(
      "2 marks more in section 3 make this a PASS.",
    );
    expect(explainWhatWouldChange(twoSectionSheet, marks(26, 30))).toBe(
      "2 marks less in section 1 make this a REFERRAL; 6 marks less in section 2 make this a REFERRAL.",
    );
    expect(explainWhatWouldChange(twoSectionSheet, marks(25, 25))).toBe(
      "1 mark less in section 1 makes this a REFERRAL; 1 mark less in section 2 makes this a REFERRAL.",
    );
  });

  test("names several sections where one alone is not enough", () => {
    expect(explainWhatWouldChange(twoSectionSheet, marks(20, 24))).toBe(
      "5 marks more in section 1 and 1 mark more in section 2 make this a PASS.",
    );
  });

  test("says what the last open section decides", () => {
    expect(explainWhatWouldChange(twoSectionSheet, marks(33))).toBe(
      "25 or more in section 2 makes this a PASS, less makes it a REFERRAL.",
    );
    expect(explainWhatWouldChange(twoSectionSheet, marks(20))).toBe(
      "Nothing that is still open (section 2) can make this a PASS.",
    );
    expect(explainWhatWouldChange(twoSectionSheet, {})).toBe("");
    const decided: Judgements = { "s1-1": { outcome: "PASS" }, "s1-2": { outcome: "PASS" } };
    expect(explainWhatWouldChange(outcomeSheet, decided)).toBe(
      "A PASS in section 2 makes this a PASS, a REFERRAL makes it a REFERRAL.",
    );
  });
});

describe("what would change the decision", () => {
  const apply = (judgements: Judgements, { changes }: WhatIf): Judgements => ({
    ...judgements,
    ...Object.fromEntries(changes.map(({ itemId, to }) => [itemId, to])),
  });

  test("every answer agrees with the decision once it is applied", () => {
    fc.assert(
      fc.property(fc.oneof(judgedSheetArbitrary, incompleteSheetArbitrary), ({ sheet, judgements }) => {
        for (const whatIf of whatWouldChange(sheet, judgements)) {
          expect(decideSheet(sheet, apply(judgements, whatIf)).outcome).toBe(whatIf.becomes);
          expect(whatIf.changes.length).toBeGreaterThan(0);
          for (const { itemId, from } of whatIf.changes) expect(from).toEqual(judgements[itemId]);
        }
      }),
    );
  });

  test("no answer asks for a change where nothing can be changed, and what it says of the rest is as true", () => {
    const cases = fc.oneof(judgedSheetArbitrary, incompleteSheetArbitrary).chain((one) => {
      const judged = leavesOf(one.sheet.sections).filter(({ id }) => one.judgements[id] !== undefined);
      return fc.tuple(fc.constant(one), fc.subarray(judged.map(({ id }) => id)));
    });
    fc.assert(
      fc.property(cases, ([{ sheet, judgements }, fixed]) => {
        for (const whatIf of whatWouldChange(sheet, judgements, fixed)) {
          for (const { itemId } of whatIf.changes) expect(fixed).not.toContain(itemId);
          expect(decideSheet(sheet, apply(judgements, whatIf)).outcome).toBe(whatIf.becomes);
        }
      }),
    );
    expect(explainWhatWouldChange(twoSectionSheet, marks(26, 30), ["s1"])).not.toContain("section 1");
  });

  test("no answer could be smaller: one step less in any of its changes does not turn the decision", () => {
    fc.assert(
      fc.property(fc.oneof(judgedSheetArbitrary, incompleteSheetArbitrary), ({ sheet, judgements }) => {
        for (const whatIf of whatWouldChange(sheet, judgements)) {
          if (whatIf.reach === "even-so") continue;
          for (const change of whatIf.changes) {
            const less = oneStepLess(sheet, change.itemId, change.to, whatIf.becomes);
            if (less === undefined) continue;
            const outcome = decideSheet(sheet, { ...apply(judgements, whatIf), [change.itemId]: less }).outcome;
            expect(outcome).not.toBe(whatIf.becomes);
          }
        }
      }),
    );
  });

  test("a REFERRAL always has a way to a PASS, and an incomplete sheet says so only when it has none", () => {
    fc.assert(
      fc.property(judgedSheetArbitrary, ({ sheet, judgements }) => {
        if (decideSheet(sheet, judgements).outcome === "REFERRAL")
          expect(whatWouldChange(sheet, judgements).length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(incompleteSheetArbitrary, ({ sheet, judgements, missing }) => {
        const best = leavesOf(sheet.sections).filter((leaf) => missing.includes(leaf.id));
        const filled = { ...judgements, ...Object.fromEntries(best.map((leaf) => [leaf.id, highest(leaf)])) };
        const hopeless = whatWouldChange(sheet, judgements).some((whatIf) => whatIf.reach === "even-so");
        expect(hopeless).toBe(decideSheet(sheet, filled).outcome !== "PASS");
      }),
    );
  });

  function highest(leaf: LeafItem): Judgement {
    return leaf.judgedBy === "marks" ? { mark: leaf.available } : { outcome: "PASS" };
  }

  function oneStepLess(
    sheet: SheetSpecification,
    itemId: string,
    to: Judgement,
    becomes: "PASS" | "REFERRAL",
  ): Judgement | undefined {
    const leaf = leavesOf(sheet.sections).find((item) => item.id === itemId);
    if (!leaf) return undefined;
    const down = becomes === "PASS" ? -1 : 1;
    if (leaf.judgedBy === "outcome" || "outcome" in to) {
      if ("outcome" in to && to.outcome === "PASS" && down === -1) return { outcome: "REFERRAL" };
      return "outcome" in to && to.outcome === "REFERRAL" && down === 1 ? { outcome: "PASS" } : undefined;
    }
    const step = Math.round(to.mark / leaf.step) + down;
    return step < 0 || inSteps(step, leaf.step) > leaf.available ? undefined : { mark: inSteps(step, leaf.step) };
  }
});

describe("the units that a decision blocks", () => {
  const criterion = (unit: string) => [{ unit, criterion: "1.1" }];
  const sheet: SheetSpecification = {
    minimumTotal: 50,
    combine: "all",
    sections: twoSectionSheet.sections.map((section, index) => ({ ...section, criteria: criterion(`U${index + 1}`) })),
  };

  test("are those of the referred sections, or all where only the total is short", () => {
    expect(blockedUnits(sheet, decideSheet(sheet, marks(30, 20)))).toEqual(["U2"]);
    expect(blockedUnits(sheet, decideSheet(sheet, marks(30, 30)))).toEqual([]);
    const higher = { ...sheet, minimumTotal: 70 };
    expect(blockedUnits(higher, decideSheet(higher, marks(30, 30)))).toEqual(["U1", "U2"]);
    expect(blockedUnits(sheet, decideSheet(sheet, marks(20)))).toEqual(["U1"]);
  });
});
