import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideSheet, type ItemDecision, type Judgements } from "../../shared/domain/decision.ts";
import { explainDecision, explainReplacement, nameDecision } from "../../shared/domain/decision-sentence.ts";
import type { SheetSpecification } from "../../shared/domain/qualification.ts";
import {
  criterionMarkedSheet,
  incompleteSheetArbitrary,
  judgedSheetArbitrary,
  outcomeSheet,
  sectionMarkedSheet,
  twoSectionSheet,
} from "../support/arbitraries.ts";

function explain(sheet: SheetSpecification, marks: Readonly<Record<string, number>>): string {
  const judgements: Judgements = Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, { mark }]));
  return explainDecision(decideSheet(sheet, judgements));
}

describe("explainDecision", () => {
  const twoOfThree: SheetSpecification = { ...sectionMarkedSheet, combine: { atLeast: 2 } };

  const tenthsSheet: SheetSpecification = {
    minimumTotal: 24.3,
    combine: "all",
    sections: ["s1", "s2", "s3"].map((id) => ({
      ...{ id, title: id, criteria: [], judgedBy: "marks" },
      ...{ available: 8.1, minimum: 4.1, step: 0.1 },
    })),
  };

  it.each<[string, string, SheetSpecification, Record<string, number>]>([
    [
      "a section one mark short",
      "62 of 100, but REFERRAL: section 2 is 14 of 30, one mark short.",
      sectionMarkedSheet,
      { s1: 24, s2: 14, s3: 24 },
    ],
    [
      "33 and 20 of 50",
      "53 of 100, but REFERRAL: section 2 is 20 of 50, five marks short.",
      twoSectionSheet,
      { s1: 33, s2: 20 },
    ],
    ["a bare pass", "50 of 100: PASS. Every minimum is reached.", sectionMarkedSheet, { s1: 17, s2: 15, s3: 18 }],
    [
      "two sections and the total short",
      "36 of 100: REFERRAL: section 1 is 6 of 34, 11 marks short, section 2 is 12 of 30, three marks short " +
        "and the total is 14 marks short of 50.",
      sectionMarkedSheet,
      { s1: 6, s2: 12, s3: 18 },
    ],
    [
      "the total alone short",
      "59 of 100: REFERRAL: the total is one mark short of 60.",
      { ...twoSectionSheet, minimumTotal: 60 },
      { s1: 29, s2: 30 },
    ],
    [
      "half a mark short",
      "64.5 of 100, but REFERRAL: section 2 is 14.5 of 30, 0.5 marks short.",
      sectionMarkedSheet,
      { s1: 25, s2: 14.5, s3: 25 },
    ],
    [
      "a criterion short inside a section",
      "69 of 100, but REFERRAL: section 1 is referred in Item s1-3.",
      criterionMarkedSheet,
      { "s1-1": 20, "s1-2": 20, "s1-3": 9, "s2-1": 10, "s2-2": 10 },
    ],
    ["nothing marked", "No decision yet: section 1 and section 2 have no mark yet.", twoSectionSheet, {}],
    [
      "a mark missing",
      "60 of 100 so far, no decision: section 3 has no mark yet.",
      sectionMarkedSheet,
      { s1: 30, s2: 30 },
    ],
    [
      "a mark missing and a referral certain",
      "46 of 100 so far, no decision: section 2 has no mark yet. Section 1 is 10 of 34, seven marks short.",
      sectionMarkedSheet,
      { s1: 10, s3: 36 },
    ],
    [
      "a criterion unmarked inside a section",
      "30 of 100 so far, no decision: section 2 (Item s2-1) and section 2 (Item s2-2) have no mark yet.",
      criterionMarkedSheet,
      { "s1-1": 10, "s1-2": 10, "s1-3": 10 },
    ],
    [
      "a pass with a section below its minimum, where the rule asks for fewer",
      "84 of 100: PASS. Enough sections pass, although section 2 is 14 of 30, one mark short.",
      twoOfThree,
      { s1: 34, s2: 14, s3: 36 },
    ],
    [
      "marks in tenths, whose sum no binary number holds",
      "24.3 of 24.3: PASS. Every minimum is reached.",
      tenthsSheet,
      { s1: 8.1, s2: 8.1, s3: 8.1 },
    ],
  ])("says of %s: %s", (_case, sentence, sheet, marks) => {
    expect(explain(sheet, marks)).toBe(sentence);
  });

  it.each<[string, Judgements]>([
    [
      "PASS. Every part is passed.",
      { "s1-1": { outcome: "PASS" }, "s1-2": { outcome: "PASS" }, s2: { outcome: "PASS" } },
    ],
    [
      "REFERRAL: section 1 is referred in Item s1-2 and section 2 is referred.",
      { "s1-1": { outcome: "PASS" }, "s1-2": { outcome: "REFERRAL" }, s2: { outcome: "REFERRAL" } },
    ],
    [
      "No decision yet: section 1 (Item s1-2) has no decision yet.",
      { "s1-1": { outcome: "PASS" }, s2: { outcome: "PASS" } },
    ],
  ])("says of a sheet without marks: %s", (sentence, judgements) => {
    expect(explainDecision(decideSheet(outcomeSheet, judgements))).toBe(sentence);
  });
});

function holdsReferral(item: ItemDecision): boolean {
  return item.status === "REFERRAL" || item.parts.some(holdsReferral);
}

describe("explainReplacement", () => {
  const decide = (s1: number, s2: number) => decideSheet(twoSectionSheet, { s1: { mark: s1 }, s2: { mark: s2 } });

  it("names both decisions by what they ask of the learner", () => {
    expect(explainReplacement(decide(30, 30), decide(20, 20))).toBe(
      "The QA decision, REFERRAL of sections 1 and 2, stands in place of the assessor's, PASS; the assessor's marks stay beside it.",
    );
    expect(explainReplacement(decide(30, 20), decide(20, 30))).toContain(
      "REFERRAL of section 1, stands in place of the assessor's, REFERRAL of section 2;",
    );
  });

  it("names no section where the total alone is short", () => {
    const short = { ...twoSectionSheet, minimumTotal: 80 };
    expect(nameDecision(decideSheet(short, { s1: { mark: 30 }, s2: { mark: 30 } }))).toBe("REFERRAL");
  });
});

describe("explainDecision, for every sheet", () => {
  const anySheet = fc.oneof(judgedSheetArbitrary, incompleteSheetArbitrary);

  it("says PASS, REFERRAL or no decision, and only the one that was decided", () => {
    fc.assert(
      fc.property(anySheet, ({ sheet, judgements }) => {
        const decision = decideSheet(sheet, judgements);
        const sentence = explainDecision(decision);
        const said = [
          /\bPASS\b/.test(sentence) && "PASS",
          /\bREFERRAL\b/.test(sentence) && "REFERRAL",
          /^No decision|\bno decision:/.test(sentence) && "INCOMPLETE",
        ].filter(Boolean);
        expect(said).toEqual([decision.outcome]);
      }),
      { numRuns: 300 },
    );
  });

  it("names every referred section and every section with something missing, by its place", () => {
    fc.assert(
      fc.property(anySheet, ({ sheet, judgements }) => {
        const decision = decideSheet(sheet, judgements);
        const sentence = explainDecision(decision);
        const missing = new Set(decision.missing.map((item) => item.id));
        const named = decision.sections.flatMap((section, index) => {
          const touched = [...missing].some((id) => id === section.id || id.startsWith(`${section.id}-`));
          return section.status === "REFERRAL" || touched ? [index + 1] : [];
        });
        const found = [...sentence.matchAll(/\bsection (\d+)\b/gi)].map((match) => Number(match[1]));
        expect([...new Set(found)].sort()).toEqual(named);
      }),
      { numRuns: 300 },
    );
  });

  it("states the total where the sheet carries marks, and says so when it falls short", () => {
    fc.assert(
      fc.property(judgedSheetArbitrary, ({ sheet, judgements }) => {
        const decision = decideSheet(sheet, judgements);
        const sentence = explainDecision(decision);
        expect(sentence.startsWith(`${decision.total} of ${decision.available}`)).toBe(decision.available > 0);
        expect(sentence.includes("the total is")).toBe(decision.totalShort);
      }),
    );
  });

  it("never claims that every minimum is reached where something is below its own", () => {
    fc.assert(
      fc.property(judgedSheetArbitrary, ({ sheet, judgements }) => {
        const decision = decideSheet(sheet, judgements);
        const claims = /Every (minimum|part)/.test(explainDecision(decision));
        expect(claims).toBe(decision.outcome === "PASS" && !decision.sections.some(holdsReferral));
      }),
      { numRuns: 300 },
    );
  });
});
