import { describe, expect, it } from "vitest";
import { decideSheet, type Judgements } from "../../shared/domain/decision.ts";
import type { SheetSpecification } from "../../shared/domain/qualification.ts";
import { criterionMarkedSheet, outcomeSheet, sectionMarkedSheet, twoSectionSheet } from "../support/arbitraries.ts";

function decideMarks(sheet: SheetSpecification, marks: Readonly<Record<string, number | undefined>>) {
  const judgements: Judgements = Object.fromEntries(
    Object.entries(marks).map(([id, mark]) => [id, mark === undefined ? undefined : { mark }]),
  );
  return decideSheet(sheet, judgements);
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map((item) => item.id);

describe("a sheet marked by section", () => {
  it("passes when the total and every section's minimum are just reached", () => {
    const decision = decideMarks(sectionMarkedSheet, { s1: 17, s2: 15, s3: 18 });
    expect(decision).toMatchObject({
      outcome: "PASS",
      total: 50,
      available: 100,
      minimumTotal: 50,
      totalShort: false,
      missing: [],
      referredSections: [],
    });
    expect(decision.sections.map((section) => section.margin)).toEqual([0, 0, 0]);
  });

  it("refers the one section that is a mark short, whatever the total", () => {
    const decision = decideMarks(sectionMarkedSheet, { s1: 24, s2: 14, s3: 24 });
    expect(decision).toMatchObject({ outcome: "REFERRAL", total: 62, totalShort: false });
    expect(decision.referredSections).toMatchObject([
      { id: "s2", mark: 14, available: 30, minimum: 15, margin: -1, status: "REFERRAL" },
    ]);
  });

  it("allows no compensation: 33 of 50 and 20 of 50 is a REFERRAL of section 2", () => {
    const decision = decideMarks(twoSectionSheet, { s1: 33, s2: 20 });
    expect(decision).toMatchObject({ outcome: "REFERRAL", total: 53, totalShort: false });
    expect(idsOf(decision.referredSections)).toEqual(["s2"]);
  });

  it("refers every section that falls short, in the order of the sheet", () => {
    const decision = decideMarks(sectionMarkedSheet, { s3: 17.5, s2: 30, s1: 0 });
    expect(decision.outcome).toBe("REFERRAL");
    expect(idsOf(decision.referredSections)).toEqual(["s1", "s3"]);
    expect(decision.referredSections.map((section) => section.margin)).toEqual([-17, -0.5]);
  });

  it("refers a sheet whose total alone falls short, naming no section", () => {
    const decision = decideMarks({ ...twoSectionSheet, minimumTotal: 60 }, { s1: 29, s2: 30 });
    expect(decision).toMatchObject({ outcome: "REFERRAL", total: 59, totalShort: true, referredSections: [] });
  });

  it("takes minima from the specification alone: with none, any mark passes", () => {
    const section = (id: string) => ({
      id,
      title: id,
      criteria: [],
      judgedBy: "marks" as const,
      available: 50,
      step: 1,
    });
    const sheet: SheetSpecification = { combine: "all", sections: [section("s1"), section("s2")] };
    const decision = decideMarks(sheet, { s1: 0, s2: 0 });
    expect(decision).toMatchObject({ outcome: "PASS", total: 0 });
    expect(decision.sections.map((one) => one.margin)).toEqual([undefined, undefined]);
  });

  it("adds tenths of a mark exactly", () => {
    const section = (id: string) => ({
      id,
      title: id,
      criteria: [],
      judgedBy: "marks" as const,
      available: 1,
      step: 0.1,
    });
    const sheet: SheetSpecification = {
      combine: "all",
      minimumTotal: 0.8,
      sections: [section("s1"), section("s2")],
    };
    expect(decideMarks(sheet, { s1: 0.1, s2: 0.7 })).toMatchObject({ outcome: "PASS", total: 0.8 });
  });
});

describe("a sheet with a mark missing", () => {
  it("has no decision, and says which section is not marked", () => {
    const decision = decideMarks(sectionMarkedSheet, { s1: 34, s3: 36 });
    expect(decision).toMatchObject({ outcome: "INCOMPLETE", total: 70, totalShort: false });
    expect(idsOf(decision.missing)).toEqual(["s2"]);
  });

  it("tells an untouched section from one awarded 0", () => {
    const untouched = decideMarks(twoSectionSheet, { s1: 30, s2: undefined });
    expect(untouched.outcome).toBe("INCOMPLETE");
    expect(untouched.sections[1]).toMatchObject({ mark: undefined, margin: undefined, status: "INCOMPLETE" });
    expect(untouched.referredSections).toEqual([]);

    const zero = decideMarks(twoSectionSheet, { s1: 30, s2: 0 });
    expect(zero.outcome).toBe("REFERRAL");
    expect(zero.sections[1]).toMatchObject({ mark: 0, margin: -25, status: "REFERRAL" });
    expect(zero.missing).toEqual([]);
  });

  it("already names a section that is certain to be referred", () => {
    const decision = decideMarks(sectionMarkedSheet, { s1: 16 });
    // Short of 50 only because two sections are not marked yet: that is no shortfall.
    expect(decision).toMatchObject({ outcome: "INCOMPLETE", total: 16, totalShort: false });
    expect(idsOf(decision.referredSections)).toEqual(["s1"]);
    expect(idsOf(decision.missing)).toEqual(["s2", "s3"]);
  });

  it("has no decision when nothing is judged, and none from the wrong kind of judgement", () => {
    expect(decideSheet(twoSectionSheet, {}).missing).toHaveLength(2);
    const wrongKind = decideSheet(twoSectionSheet, { s1: { mark: 50 }, s2: { outcome: "PASS" } });
    expect(wrongKind.outcome).toBe("INCOMPLETE");
    expect(idsOf(wrongKind.missing)).toEqual(["s2"]);
  });
});

describe("a sheet marked by criterion, at least 10 of 20 each, inside sections with parts", () => {
  const passing = { "s1-1": 10, "s1-2": 10, "s1-3": 10, "s2-1": 10, "s2-2": 10 };

  it("passes when each criterion just reaches its minimum, and adds the parts up to sections", () => {
    const decision = decideMarks(criterionMarkedSheet, passing);
    expect(decision).toMatchObject({ outcome: "PASS", total: 50, available: 100 });
    expect(decision.sections).toMatchObject([
      { id: "s1", mark: 30, available: 60, status: "PASS" },
      { id: "s2", mark: 20, available: 40, status: "PASS" },
    ]);
  });

  it("refers the section with one criterion at 9 of 20, although the section's sum is high", () => {
    const decision = decideMarks(criterionMarkedSheet, { ...passing, "s1-1": 20, "s1-2": 20, "s1-3": 9 });
    expect(decision).toMatchObject({ outcome: "REFERRAL", total: 69 });
    expect(idsOf(decision.referredSections)).toEqual(["s1"]);
    const parts = decision.referredSections[0]?.parts ?? [];
    expect(parts.map((part) => [part.id, part.status, part.margin])).toEqual([
      ["s1-1", "PASS", 10],
      ["s1-2", "PASS", 10],
      ["s1-3", "REFERRAL", -1],
    ]);
  });

  it("has no decision with one criterion unmarked, and names that criterion, not its section", () => {
    const decision = decideMarks(criterionMarkedSheet, { ...passing, "s2-2": undefined });
    expect(decision.outcome).toBe("INCOMPLETE");
    expect(idsOf(decision.missing)).toEqual(["s2-2"]);
    expect(decision.sections[1]).toMatchObject({ mark: 10, margin: undefined, status: "INCOMPLETE" });
  });

  it("holds a section to a minimum of its own over the sum of its parts", () => {
    const [first, second] = criterionMarkedSheet.sections;
    if (first?.judgedBy !== "parts" || second === undefined) throw new Error("The sheet of this test has changed.");
    const sheet: SheetSpecification = { ...criterionMarkedSheet, sections: [{ ...first, minimum: 31 }, second] };
    const decision = decideMarks(sheet, passing);
    expect(decision.outcome).toBe("REFERRAL");
    expect(decision.referredSections).toMatchObject([{ id: "s1", mark: 30, minimum: 31, margin: -1 }]);
    expect(decideMarks(sheet, { ...passing, "s1-2": 11 }).outcome).toBe("PASS");
  });
});

describe("a sheet with PASS or REFERRAL per criterion and no marks", () => {
  const allPass: Judgements = {
    "s1-1": { outcome: "PASS" },
    "s1-2": { outcome: "PASS" },
    s2: { outcome: "PASS" },
  };

  it("passes when every criterion passes, with no marks anywhere", () => {
    const decision = decideSheet(outcomeSheet, allPass);
    expect(decision).toMatchObject({ outcome: "PASS", total: 0, available: 0, minimumTotal: undefined });
    expect(decision.sections.map((section) => [section.mark, section.margin])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it("refers the section of one referred criterion", () => {
    const decision = decideSheet(outcomeSheet, { ...allPass, "s1-2": { outcome: "REFERRAL" } });
    expect(decision.outcome).toBe("REFERRAL");
    expect(idsOf(decision.referredSections)).toEqual(["s1"]);
  });

  it("has no decision with a criterion undecided, nor from a mark in place of an outcome", () => {
    expect(decideSheet(outcomeSheet, { ...allPass, s2: undefined }).outcome).toBe("INCOMPLETE");
    const marked = decideSheet(outcomeSheet, { ...allPass, s2: { mark: 1 } });
    expect(marked.outcome).toBe("INCOMPLETE");
    expect(idsOf(marked.missing)).toEqual(["s2"]);
  });
});

describe("the rule of at least so many", () => {
  const twoOfThree: SheetSpecification = { ...sectionMarkedSheet, combine: { atLeast: 2 } };

  it("passes with as many sections as it asks for, and still names the one that does not pass", () => {
    const decision = decideMarks(twoOfThree, { s1: 34, s2: 14, s3: 36 });
    expect(decision.outcome).toBe("PASS");
    expect(idsOf(decision.referredSections)).toEqual(["s2"]);
  });

  it("refers with one fewer, and still asks for the total", () => {
    expect(decideMarks(twoOfThree, { s1: 34, s2: 14, s3: 17 }).outcome).toBe("REFERRAL");
    expect(decideMarks(twoOfThree, { s1: 17, s2: 14, s3: 18 })).toMatchObject({
      outcome: "REFERRAL",
      total: 49,
      totalShort: true,
    });
  });

  it("has no decision with a mark missing, even where enough sections pass already", () => {
    expect(decideMarks(twoOfThree, { s1: 34, s3: 36 }).outcome).toBe("INCOMPLETE");
  });

  it("works inside a section as well", () => {
    const [first, second] = criterionMarkedSheet.sections;
    if (first?.judgedBy !== "parts" || second === undefined) throw new Error("The sheet of this test has changed.");
    const sheet: SheetSpecification = {
      ...criterionMarkedSheet,
      sections: [{ ...first, combine: { atLeast: 2 } }, second],
    };
    const marks = { "s1-1": 20, "s1-2": 20, "s1-3": 9, "s2-1": 10, "s2-2": 10 };
    expect(decideMarks(sheet, marks).outcome).toBe("PASS");
    expect(decideMarks(sheet, { ...marks, "s1-2": 9 }).outcome).toBe("REFERRAL");
  });
});
