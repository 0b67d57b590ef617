import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideSheet, type ItemDecision, type Judgements } from "../../shared/domain/decision.ts";
import type { CombineRule, SheetItem, SheetSpecification } from "../../shared/domain/qualification.ts";
import {
  incompleteSheetArbitrary,
  inSteps,
  judgedSheetArbitrary,
  judgementsArbitrary,
  leavesOf,
  sheetArbitrary,
} from "../support/arbitraries.ts";

/*
 * The rule once more, naively: whole thousandths of a mark, true or false, nothing shared with the code under test.
 */
const thousandths = (value: number): number => Math.round(value * 1000);

function naiveMarks(item: SheetItem, judgements: Judgements): number {
  if (item.judgedBy === "parts") {
    let sum = 0;
    for (const part of item.parts) sum += naiveMarks(part, judgements);
    return sum;
  }
  const judgement = judgements[item.id];
  return judgement && "mark" in judgement ? thousandths(judgement.mark) : 0;
}

function naivelyPasses(item: SheetItem, judgements: Judgements): boolean {
  if (item.judgedBy === "outcome") {
    const judgement = judgements[item.id];
    return judgement !== undefined && "outcome" in judgement && judgement.outcome === "PASS";
  }
  if (item.minimum !== undefined && naiveMarks(item, judgements) < thousandths(item.minimum)) return false;
  return item.judgedBy === "marks" || naivelyEnough(item.combine, item.parts, judgements);
}

function naivelyEnough(rule: CombineRule, items: readonly SheetItem[], judgements: Judgements): boolean {
  let passing = 0;
  for (const item of items) if (naivelyPasses(item, judgements)) passing += 1;
  return passing >= (rule === "all" ? items.length : rule.atLeast);
}

function naiveTotal(sheet: SheetSpecification, judgements: Judgements): number {
  return sheet.sections.reduce((sum, section) => sum + naiveMarks(section, judgements), 0);
}

function naiveOutcome(sheet: SheetSpecification, judgements: Judgements): "PASS" | "REFERRAL" {
  const totalReached =
    sheet.minimumTotal === undefined || naiveTotal(sheet, judgements) >= thousandths(sheet.minimumTotal);
  return totalReached && naivelyEnough(sheet.combine, sheet.sections, judgements) ? "PASS" : "REFERRAL";
}

function flattenDecisions(items: readonly ItemDecision[]): ItemDecision[] {
  return items.flatMap((item) => [item, ...flattenDecisions(item.parts)]);
}

describe("the random sheets", () => {
  const sample = fc.sample(judgedSheetArbitrary, { numRuns: 500, seed: 20261123 });
  const share = (test: (one: (typeof sample)[number]) => boolean): number => sample.filter(test).length / sample.length;

  it("are worth testing with: both outcomes, nesting, both combining rules, sheets without any marks", () => {
    expect(share((one) => naiveOutcome(one.sheet, one.judgements) === "PASS")).toBeGreaterThan(0.15);
    expect(share((one) => naiveOutcome(one.sheet, one.judgements) === "REFERRAL")).toBeGreaterThan(0.15);
    expect(share((one) => one.sheet.sections.some((section) => section.judgedBy === "parts"))).toBeGreaterThan(0.3);
    expect(share((one) => one.sheet.combine !== "all")).toBeGreaterThan(0.1);
    expect(share((one) => leavesOf(one.sheet.sections).every((leaf) => leaf.judgedBy === "outcome"))).toBeGreaterThan(
      0.005,
    );
    const deepest = sample.flatMap((one) => leavesOf(one.sheet.sections)).map((leaf) => leaf.id.split("-").length);
    expect(Math.max(...deepest)).toBeGreaterThanOrEqual(3);
  });
});

describe("decideSheet, for every sheet", () => {
  it("decides PASS exactly when every minimum, every combining rule and the total are met", () => {
    fc.assert(
      fc.property(judgedSheetArbitrary, ({ sheet, judgements }) => {
        const decision = decideSheet(sheet, judgements);
        expect(decision.outcome).toBe(naiveOutcome(sheet, judgements));
        expect(decision.missing).toEqual([]);
        expect(thousandths(decision.total)).toBe(naiveTotal(sheet, judgements));
      }),
      { numRuns: 500 },
    );
  });

  it("names exactly the sections that do not pass, and says when the total falls short", () => {
    fc.assert(
      fc.property(judgedSheetArbitrary, ({ sheet, judgements }) => {
        const decision = decideSheet(sheet, judgements);
        const failing = sheet.sections.filter((section) => !naivelyPasses(section, judgements));
        expect(decision.referredSections.map((section) => section.id)).toEqual(failing.map((section) => section.id));
        expect(decision.totalShort).toBe(
          sheet.minimumTotal !== undefined && naiveTotal(sheet, judgements) < thousandths(sheet.minimumTotal),
        );
      }),
    );
  });

  it("allows no compensation: under the rule of all, one section below its minimum is a REFERRAL", () => {
    fc.assert(
      fc.property(sheetArbitrary, (sheet) => {
        const section = sheet.sections.find(
          (one) => one.judgedBy === "marks" && one.minimum !== undefined && one.minimum > 0,
        );
        fc.pre(section !== undefined);
        const full: Judgements = Object.fromEntries(
          leavesOf(sheet.sections).map((leaf) => [
            leaf.id,
            leaf.judgedBy === "marks" ? { mark: leaf.available } : { outcome: "PASS" },
          ]),
        );
        const strict = { ...sheet, combine: "all" as const };
        expect(decideSheet(strict, full).outcome).toBe("PASS");
        const decision = decideSheet(strict, { ...full, [section.id]: { mark: 0 } });
        expect(decision.outcome).toBe("REFERRAL");
        expect(decision.referredSections.map((one) => one.id)).toEqual([section.id]);
      }),
    );
  });

  it("does not depend on the order of the sections", () => {
    const shuffled = judgedSheetArbitrary.chain(({ sheet, judgements }) =>
      fc
        .shuffledSubarray(sheet.sections, { minLength: sheet.sections.length })
        .map((sections) => ({ sheet, judgements, reordered: { ...sheet, sections } })),
    );
    fc.assert(
      fc.property(shuffled, ({ sheet, judgements, reordered }) => {
        const decision = decideSheet(sheet, judgements);
        const other = decideSheet(reordered, judgements);
        expect([other.outcome, other.total, other.totalShort]).toEqual([
          decision.outcome,
          decision.total,
          decision.totalShort,
        ]);
        expect(other.referredSections.map((section) => section.id).sort()).toEqual(
          decision.referredSections.map((section) => section.id).sort(),
        );
      }),
    );
  });

  it("never turns a PASS into a REFERRAL, of any item, when one judgement is raised", () => {
    const raised = judgedSheetArbitrary.chain(({ sheet, judgements }) =>
      fc.constantFrom(...leavesOf(sheet.sections)).chain((leaf) => {
        const judgement = judgements[leaf.id];
        if (leaf.judgedBy === "outcome" || judgement === undefined || !("mark" in judgement)) {
          const better: Judgements = { ...judgements, [leaf.id]: { outcome: "PASS" } };
          return fc.constant({ sheet, judgements, better });
        }
        const from = Math.round(judgement.mark / leaf.step);
        return fc.integer({ min: from, max: Math.round(leaf.available / leaf.step) }).map((count) => {
          const better: Judgements = { ...judgements, [leaf.id]: { mark: inSteps(count, leaf.step) } };
          return { sheet, judgements, better };
        });
      }),
    );
    fc.assert(
      fc.property(raised, ({ sheet, judgements, better }) => {
        const before = decideSheet(sheet, judgements);
        const after = decideSheet(sheet, better);
        if (before.outcome === "PASS") expect(after.outcome).toBe("PASS");
        const later = new Map(flattenDecisions(after.sections).map((item) => [item.id, item.status]));
        for (const item of flattenDecisions(before.sections)) {
          if (item.status === "PASS") expect(later.get(item.id)).toBe("PASS");
        }
        expect(after.total).toBeGreaterThanOrEqual(before.total);
      }),
      { numRuns: 300 },
    );
  });

  it("has no decision while any judgement is missing, and lists exactly what is", () => {
    fc.assert(
      fc.property(incompleteSheetArbitrary, ({ sheet, judgements, missing }) => {
        const decision = decideSheet(sheet, judgements);
        expect(decision.outcome).toBe("INCOMPLETE");
        expect(decision.missing.map((item) => item.id)).toEqual(missing);
        expect(decision.totalShort).toBe(false);
        for (const item of flattenDecisions(decision.sections)) {
          if (item.status === "INCOMPLETE") expect(item.margin).toBeUndefined();
        }
        for (const id of missing) {
          const item = flattenDecisions(decision.sections).find((one) => one.id === id);
          expect([item?.status, item?.mark, item?.margin]).toEqual(["INCOMPLETE", undefined, undefined]);
        }
      }),
    );
  });

  it("calls a section referred, on an incomplete sheet, only when no missing judgement could save it", () => {
    const completed = incompleteSheetArbitrary.chain((one) =>
      judgementsArbitrary(one.sheet).map((all) => ({ ...one, filled: { ...all, ...one.judgements } })),
    );
    fc.assert(
      fc.property(completed, ({ sheet, judgements, filled }) => {
        const certain = decideSheet(sheet, judgements).referredSections.map((section) => section.id);
        const final = decideSheet(sheet, filled).referredSections.map((section) => section.id);
        expect(final).toEqual(expect.arrayContaining(certain));
      }),
    );
  });

  it("ignores judgements of items that the sheet does not list", () => {
    fc.assert(
      fc.property(judgedSheetArbitrary, ({ sheet, judgements }) => {
        const more: Judgements = { ...judgements, "not-on-this-sheet": { mark: 1000 } };
        expect(decideSheet(sheet, more)).toEqual(decideSheet(sheet, judgements));
      }),
    );
  });
});
