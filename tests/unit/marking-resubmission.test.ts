import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findExceededLimits, resubmitBy } from "../../shared/domain/attempt-limits.ts";
import { planCarryOver } from "../../shared/domain/carry-over.ts";
import { decideSheet, type Judgements } from "../../shared/domain/decision.ts";
import { differenceOfWords } from "../../shared/domain/word-difference.ts";
import { judgedSheetArbitrary, leavesOf, sectionMarkedSheet, twoSectionSheet } from "../support/arbitraries.ts";

const marks = (...values: readonly number[]): Judgements =>
  Object.fromEntries(values.map((mark, index) => [`s${index + 1}`, { mark }]));

describe("what a resubmission carries forward", () => {
  test("the passed sections of a REFERRAL, and nothing of a PASS or an incomplete sheet", () => {
    expect(planCarryOver(sectionMarkedSheet, marks(20, 14, 20))).toEqual({
      sections: ["s1", "s3"],
      items: ["s1", "s3"],
    });
    expect(planCarryOver(sectionMarkedSheet, marks(20, 20, 20)).items).toEqual([]);
    expect(planCarryOver(sectionMarkedSheet, marks(20, 14)).items).toEqual([]);
  });

  test("nothing where only the total is short, or where a PASS could not be reached", () => {
    expect(planCarryOver({ ...twoSectionSheet, minimumTotal: 80 }, marks(30, 30)).items).toEqual([]);
    expect(planCarryOver({ ...twoSectionSheet, minimumTotal: 80 }, marks(25, 20)).items).toEqual([]);
    expect(planCarryOver({ ...twoSectionSheet, minimumTotal: 70 }, marks(25, 20)).items).toEqual(["s1"]);
  });

  test("only what is passed, never a referred section, and always with a way to a PASS", () => {
    fc.assert(
      fc.property(judgedSheetArbitrary, ({ sheet, judgements }) => {
        const decision = decideSheet(sheet, judgements);
        const { sections, items } = planCarryOver(sheet, judgements);
        if (decision.outcome !== "REFERRAL") expect(items).toEqual([]);
        for (const section of decision.sections) if (sections.includes(section.id)) expect(section.status).toBe("PASS");
        for (const referred of decision.referredSections) expect(sections).not.toContain(referred.id);
        const inSections = sheet.sections.filter(({ id }) => sections.includes(id));
        expect(items).toEqual(leavesOf(inSections).map(({ id }) => id));
        const best = leavesOf(sheet.sections).map((leaf) => [
          leaf.id,
          items.includes(leaf.id)
            ? judgements[leaf.id]
            : leaf.judgedBy === "marks"
              ? { mark: leaf.available }
              : { outcome: "PASS" },
        ]);
        expect(decideSheet(sheet, Object.fromEntries(best)).outcome).toBe("PASS");
      }),
    );
  });
});

describe("the centre's limits", () => {
  const limits = { attemptsAllowed: 2, resubmitWithinDays: 30 };

  test("are exceeded by one attempt or one day too many", () => {
    expect(resubmitBy("2026-01-31", limits)).toBe("2026-03-02");
    expect(findExceededLimits(2, "2026-03-02", "2026-01-31", limits)).toBeUndefined();
    expect(findExceededLimits(2, "2026-03-05", "2026-01-31", limits)).toEqual({ attempts: false, daysLate: 3 });
    expect(findExceededLimits(3, "2026-02-01", "2026-01-31", limits)).toEqual({ attempts: true, daysLate: 0 });
    expect(findExceededLimits(1, "2026-02-01", undefined, limits)).toBeUndefined();
    const unlimited = { ...limits, resubmitWithinDays: null };
    expect(findExceededLimits(2, "2036-03-05", "2026-01-31", unlimited)).toBeUndefined();
  });
});

describe("the difference of two texts", () => {
  const join = (before: string, after: string, kind: "removed" | "added") =>
    differenceOfWords(before, after)
      .filter((run) => run.kind === "same" || run.kind === kind)
      .map((run) => run.text)
      .join("");

  test("is by words, and leaves what stayed as it was", () => {
    expect(differenceOfWords("The coach asked a question.\n\nEnd.", "The coach asked one question.\n\nEnd.")).toEqual([
      { kind: "same", text: "The coach asked " },
      { kind: "removed", text: "a" },
      { kind: "added", text: "one" },
      { kind: "same", text: " question.\n\nEnd." },
    ]);
  });

  test("keeps words that were replaced one after the other together, within their paragraph", () => {
    expect(
      differenceOfWords("Shows courage, and the thought is your own.", "Shows courage, and with care you wait."),
    ).toEqual([
      { kind: "same", text: "Shows courage, and " },
      { kind: "removed", text: "the thought is your own" },
      { kind: "added", text: "with care you wait" },
      { kind: "same", text: "." },
    ]);
    expect(differenceOfWords("one\ntwo", "three\nfour").map(({ text }) => text)).toEqual([
      "one",
      "three",
      "\n",
      "two",
      "four",
    ]);
  });

  test("gives back both texts", () => {
    const words = fc.constantFrom("the", "coach", "asked", "why", ".", " ", "\n", "\n\n", "é", "\t", "\r\n");
    const text = fc.oneof(fc.string({ unit: words, maxLength: 60 }), fc.string());
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(join(before, after, "removed")).toBe(before);
        expect(join(before, after, "added")).toBe(after);
      }),
    );
  });

  test("takes long scripts that have little in common", () => {
    const long = (seed: number) =>
      Array.from({ length: 30_000 }, (_, at) => `w${(at * seed) % 7919}${at % 40 === 0 ? "\n" : " "}`).join("");
    const [before, after] = [long(31), long(37)];
    const start = performance.now();
    expect(join(before, after, "added")).toBe(after);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
