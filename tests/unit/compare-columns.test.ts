import { describe, expect, it } from "vitest";
import { compareColumns, describeDifference } from "../../renderer/features/iqa/compare-columns.ts";
import type { ComparedSheet } from "../../shared/contract/iqa.ts";
import type { Entry } from "../../shared/contract/sheet.ts";
import type { SheetSpecification } from "../../shared/domain/qualification.ts";

const criterion = { unit: "D7.01", criterion: "1.1" };

const specification: SheetSpecification = {
  minimumTotal: 50,
  combine: "all",
  sections: [
    { id: "s1", title: "One", criteria: [criterion], judgedBy: "marks", available: 60, minimum: 30, step: 0.1 },
    {
      id: "s2",
      title: "Two",
      criteria: [],
      judgedBy: "parts",
      combine: "all",
      parts: [
        { id: "p1", title: "Part one", criteria: [], judgedBy: "marks", available: 40, minimum: 20, step: 1 },
        { id: "p2", title: "Part two", criteria: [], judgedBy: "outcome" },
      ],
    },
  ],
};

function entry(itemId: string, judgement: number | "PASS" | "REFERRAL"): Entry {
  return {
    itemId,
    mark: typeof judgement === "number" ? judgement : null,
    outcome: typeof judgement === "string" ? judgement : null,
    strengths: "",
    improvements: "",
    criteria: [],
  };
}

function compare(assessorEntries: Entry[], qaEntries: Entry[]) {
  return compareColumns({ specification, assessorEntries, qaEntries } as unknown as ComparedSheet);
}

describe("both columns of a sheet side by side", () => {
  it("subtracts the assessor's mark from the QA mark, exactly to a thousandth", () => {
    const { sections } = compare(
      [entry("s1", 30.3), entry("p1", 25), entry("p2", "PASS")],
      [entry("s1", 30.1), entry("p1", 28), entry("p2", "PASS")],
    );
    expect(sections.map((section) => section.difference)).toEqual([-0.2, 3]);
    expect(sections[1]?.parts.map((part) => part.difference)).toEqual([3, undefined]);
    expect(sections[1]?.parts[0]?.qaEntry?.mark).toBe(28);
  });

  it("sets the judgements of each criterion side by side, not judged being neither met nor not met", () => {
    const assessor = { ...entry("s1", 40), criteria: [{ ...criterion, judgement: "met" as const }] };
    const { sections } = compare([assessor], [entry("s1", 40)]);
    expect(sections[0]?.criteria).toEqual([{ criterion, assessor: "met", qa: null }]);
    expect(sections[1]?.criteria).toEqual([]);
  });

  it("says whether the decisions differ, in outcome or in sections, not merely in marks", () => {
    const assessor = [entry("s1", 40), entry("p1", 25), entry("p2", "PASS")];
    expect(compare(assessor, [entry("s1", 35), entry("p1", 25), entry("p2", "PASS")]).decisionsDiffer).toBe(false);
    const referred = compare(assessor, [entry("s1", 40), entry("p1", 25), entry("p2", "REFERRAL")]);
    expect(referred.decisionsDiffer).toBe(true);
    expect(referred.qa.outcome).toBe("REFERRAL");
    expect(referred.sections[1]?.qa.status).toBe("REFERRAL");
    const second = [entry("s1", 40), entry("p1", 25), entry("p2", "REFERRAL")];
    expect(compare(second, [entry("s1", 29), entry("p1", 40), entry("p2", "PASS")]).decisionsDiffer).toBe(true);
    expect(compare(second, [entry("s1", 41), entry("p1", 20), entry("p2", "REFERRAL")]).decisionsDiffer).toBe(false);
  });

  it("puts a difference into words with its sign", () => {
    expect([describeDifference(3), describeDifference(-1), describeDifference(0)]).toEqual(["+3", "\u22121", "same"]);
  });
});
