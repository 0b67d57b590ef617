import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideSheet } from "../../shared/domain/decision.ts";
import { paragraphsOf } from "../../shared/domain/feedback-paragraphs.ts";
import { findForeignNames } from "../../shared/domain/foreign-names.ts";
import { addUpHours } from "../../shared/domain/hours.ts";
import type { GroupItem, SheetSpecification } from "../../shared/domain/qualification.ts";
import { type CheckedEntry, checkSheet, type SheetCheck, type SheetToCheck } from "../../shared/domain/sheet-checks.ts";
import { judgedSheetArbitrary, leavesOf, twoSectionSheet } from "../support/arbitraries.ts";

const one = { unit: "U1", criterion: "1.1" };
const two = { unit: "U1", criterion: "1.2" };
const sheet: SheetSpecification = {
  ...twoSectionSheet,
  sections: twoSectionSheet.sections.map((section, index) => ({ ...section, criteria: index === 0 ? [one, two] : [] })),
};
const allMet = [one, two].map((criterion) => ({ ...criterion, judgement: "met" as const }));
const evidence = [one, two].map((criterion) => ({ itemId: "s1", criterion }));

function checksOf(first: Partial<CheckedEntry>, more: Partial<SheetToCheck>): SheetCheck[] {
  const entry = { mark: 30, outcome: null, strengths: "", improvements: "", criteria: allMet };
  const entries = [
    { ...entry, itemId: "s1", ...first },
    { ...entry, itemId: "s2", criteria: [] },
  ];
  const checked = {
    settledItems: [],
    evidence,
    learnerName: "Amara Okafor",
    otherNames: [],
    repeated: [],
    hours: null,
  };
  return checkSheet({ sheet, entries, ...checked, ...more });
}

function check(first: Partial<CheckedEntry>, more: Partial<SheetToCheck> = {}): string[] {
  return checksOf(first, more).map(({ code, itemId }) => `${itemId} ${code}`);
}

describe("the checks before signing", () => {
  test("say nothing of a sheet that holds together", () => {
    expect(check({ strengths: "All criteria are fully met.", improvements: "Cite more widely." })).toEqual([]);
  });

  test("name criteria without a judgement or without evidence", () => {
    expect(check({ criteria: allMet.slice(1) })).toEqual(["s1 criterion-not-judged"]);
    expect(check({}, { evidence: evidence.slice(1) })).toEqual(["s1 criterion-without-evidence"]);
    expect(check({}, { evidence: [] })).toEqual(["null criterion-without-evidence"]);
  });

  test("lead to the first criterion without a judgement, and to where the first one's evidence would be", () => {
    const entry = {
      itemId: "s1",
      mark: 30,
      outcome: null,
      strengths: "",
      improvements: "",
      criteria: allMet.slice(0, 1),
    };
    const entries = [entry, { ...entry, itemId: "s2", criteria: [] }];
    const checked = { settledItems: [], learnerName: "Amara Okafor", otherNames: [], repeated: [], hours: null };
    const found = checkSheet({ sheet, entries, evidence: evidence.slice(1), ...checked });
    expect(found.map(({ field, criterion }) => [field, criterion])).toEqual([
      ["criterion", two],
      ["evidence", one],
    ]);
  });

  test("ask for the hours that a criterion stands for, where it is judged met without them", () => {
    const hours = (minutes: number) => {
      const session = { date: "2026-05-04", clientCode: "A", minutes, kind: "coaching" } as const;
      return { hours: { criterion: two, total: addUpHours([session], 12) } };
    };
    expect(check({}, hours(719))).toEqual(["s1 hours-missing"]);
    expect(checksOf({}, hours(719)).map(({ message }) => message)).toEqual([
      "U1 1.2 is judged met, but the log has 11 h 59 min of the 12 h that it asks for.",
    ]);
    expect(check({}, hours(720))).toEqual([]);
    const notMet = allMet.map((judged) => ({ ...judged, judgement: "partly" as const }));
    expect(check({ criteria: notMet }, hours(60))).not.toContain("s1 hours-missing");
    expect(check({}, { ...hours(60), settledItems: ["s1"] })).toEqual([]);
  });

  test("ask a section below its minimum for areas for improvement", () => {
    const partly = allMet.map((judged) => ({ ...judged, judgement: "partly" as const }));
    expect(check({ mark: 20, criteria: partly })).toEqual(["s1 improvements-missing"]);
    expect(check({ mark: 20, criteria: partly, improvements: "Say why." })).toEqual([]);
  });

  test("compare the criteria with the mark", () => {
    expect(check({ mark: 20, improvements: "Say why." })).toEqual(["s1 criteria-contradict-mark"]);
    expect(check({ criteria: [...allMet.slice(1), { ...one, judgement: "not-met" }] })).toEqual([
      "s1 criteria-contradict-mark",
    ]);
  });

  test.each([
    ["The criteria are fully met.", 20, true],
    ["You met all the criteria.", 20, true],
    ["All assessment criteria have been met.", 20, true],
    ["This section is a clear pass.", 20, true],
    ["A solid PASS.", 20, true],
    ["The criteria are not fully met.", 20, false],
    ["Not all of the criteria are fully met yet.", 20, false],
    ["Once all criteria have been met, this will pass.", 20, false],
    ["Pass on your reflections to your mentor.", 20, false],
    ["This section is referred.", 30, true],
    ["REFERRAL: say more.", 30, true],
    ["The work does not yet pass.", 30, true],
    ["You referred to three models.", 30, false],
    ["The criteria are fully met.", 30, false],
  ])("compare the words with the decision: %s at %i marks", (text, mark, contradicts) => {
    const partly = mark < 25 ? allMet.map((judged) => ({ ...judged, judgement: "partly" as const })) : allMet;
    const found = check({ mark, criteria: partly, strengths: text, improvements: "Say why." });
    expect(found).toEqual(contradicts ? ["s1 feedback-contradicts-decision"] : []);
  });

  test("compare the words with the criteria, and find a placeholder", () => {
    const criteria = [...allMet.slice(1), { ...one, judgement: "partly" as const }];
    expect(check({ criteria, strengths: "Every criterion has been met." })).toEqual([
      "s1 feedback-contradicts-criteria",
    ]);
    expect(check({ strengths: "Well done, {firstName}." })).toEqual(["s1 placeholder-left"]);
  });

  test("report what the caller found in another learner's feedback, and leave settled items alone", () => {
    const repeated = [{ itemId: "s1", field: "strengths" as const, beginning: "Your account of…" }];
    expect(check({}, { repeated })).toEqual(["s1 feedback-of-another-learner"]);
    expect(check({ criteria: [] }, { repeated, settledItems: ["s1"] })).toEqual([]);
  });
});

describe("a section that is judged in parts", () => {
  const part = (id: string, ...criteria: (typeof one)[]) => ({
    id,
    title: `Part ${id}`,
    criteria,
    judgedBy: "marks" as const,
    available: 20,
    minimum: 10,
    step: 1,
  });
  const group = { id: "g", title: "Planning", judgedBy: "parts" as const, criteria: [one], combine: "all" as const };
  const parts = [part("a", two), part("b")];
  const twoMet = { ...two, judgement: "met" as const };
  const written = { improvements: "Say why." };

  function checkParts(
    section: Partial<GroupItem>,
    marks: readonly [number, number],
    { first = {}, second = {} }: { first?: Partial<CheckedEntry>; second?: Partial<CheckedEntry> } = {},
  ) {
    const entry = { outcome: null, strengths: "", improvements: "", criteria: [] };
    return checkSheet({
      sheet: { combine: "all", sections: [{ ...group, parts, ...section }] },
      entries: [
        { ...entry, itemId: "a", mark: marks[0], criteria: [{ ...one, judgement: "partly" }, twoMet], ...first },
        { ...entry, itemId: "b", mark: marks[1], ...second },
      ],
      settledItems: [],
      evidence: [one, two].map((criterion) => ({ itemId: "a", criterion })),
      learnerName: "Amara Okafor",
      otherNames: [],
      repeated: [],
      hours: null,
    }).map(({ itemId, message }) => `${itemId} ${message}`);
  }

  test("asks nothing of a part that does not refer it, and lets either be said of such a part", () => {
    const enough = { combine: { atLeast: 1 } };
    for (const strengths of ["", "This section is a clear pass.", "This part is REFERRED."])
      expect(checkParts(enough, [15, 4], { second: { strengths } })).toEqual([]);
    expect(checkParts({}, [15, 4])).toEqual(["b This part does not pass, and no areas for improvement are written."]);
    expect(checkParts({}, [15, 4], { second: { ...written, strengths: "A clear PASS." } })).toEqual([
      "b The strengths say “PASS”, but this part is referred.",
    ]);
    const first = { improvements: "The section is referred." };
    expect(checkParts({}, [15, 4], { first, second: written })).toEqual([]);
  });

  test("that is short although each part passes is asked for areas for improvement once", () => {
    const short = { minimum: 30 };
    expect(checkParts(short, [12, 12])).toEqual([
      "a “Planning” is short of its minimum, although each part passes, and no areas for improvement are written.",
    ]);
    expect(checkParts(short, [12, 12], { second: written })).toEqual([]);
    expect(checkParts(short, [15, 15])).toEqual([]);
  });

  test("compares its own criteria with itself, and a part's with the part, wherever they are judged", () => {
    const notMet = { criteria: [{ ...one, judgement: "not-met" as const }, twoMet], ...written };
    // The first part passes all the same; the section does not.
    expect(checkParts({}, [15, 4], { first: notMet, second: written })).toEqual([]);
    expect(checkParts({}, [15, 15], { first: notMet })).toEqual(["a “Planning” passes, but U1 1.1 is judged not met."]);
    const met = { criteria: allMet, ...written };
    expect(checkParts({}, [15, 4], { first: met, second: written })).toEqual([
      "a Every criterion is judged met, but “Planning” does not pass.",
    ]);
    expect(checkParts({}, [4, 15], { first: met })).toEqual([
      "a Every criterion is judged met, but this part does not pass.",
    ]);
  });

  test("asks for areas for improvement exactly where the decision refers something, whatever the tree", () => {
    fc.assert(
      fc.property(judgedSheetArbitrary, ({ sheet: tree, judgements }) => {
        const decision = decideSheet(tree, judgements);
        const entries = leavesOf(tree.sections).map(({ id }) => {
          const judged = judgements[id];
          return {
            itemId: id,
            mark: judged && "mark" in judged ? judged.mark : null,
            outcome: judged && "outcome" in judged ? judged.outcome : null,
            strengths: "",
            improvements: "",
            criteria: [],
          };
        });
        const about = { learnerName: "Amara Okafor", otherNames: [], repeated: [], hours: null };
        const asked = checkSheet({ sheet: tree, entries, settledItems: [], evidence: [], ...about })
          .filter(({ code }) => code === "improvements-missing")
          .map(({ itemId }) => itemId?.split("-")[0]);
        const referred = decision.outcome === "REFERRAL" ? decision.referredSections.map(({ id }) => id) : [];
        expect([...new Set(asked)].sort()).toEqual([...referred].sort());
      }),
    );
  });
});

describe("names of other learners", () => {
  const others = ["Mark Young", "Siân O'Rourke-Bell", "Okafor Adeyemi", "Jo Li", "Amara Okafor"];
  const find = (text: string) => findForeignNames(text, "Amara Okafor", others);

  test.each([
    ["Siân, your aims are clear.", ["Siân"]],
    ["O'Rourke-Bell's aims", ["O'Rourke-Bell"]],
    ["Adeyemi shows", ["Adeyemi"]],
    ["Mark this well. Young leaders need it.", []],
    ["Mark Young's aims", ["Mark Young"]],
    ["Amara Okafor's aims", []],
    ["Jo Li's aims", ["Jo Li"]],
    ["Jo shows", []],
    ["the word siân in lower case", []],
  ])("%s", (text, found) => {
    expect(find(text)).toEqual(found);
  });

  test("never name the learner whose sheet it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...others), fc.string(), (before, name, after) => {
        expect(findForeignNames(`${before} ${name} ${after}`, name, [name])).toEqual([]);
      }),
    );
  });
});

describe("paragraphs of feedback", () => {
  test("are the same however they are written, and short ones are nobody's", () => {
    const [paragraph, ...others] = paragraphsOf(
      "Well done.\n\nYour  account of the résumé is clear, honest and complete.\n",
    );
    expect(others).toEqual([]);
    const again = paragraphsOf("YOUR ACCOUNT of the resume: is clear honest and complete")[0];
    expect(again?.normalised).toBe(paragraph?.normalised);
    expect(paragraph?.beginning).toBe("Your account of the résumé is…");
  });
});
