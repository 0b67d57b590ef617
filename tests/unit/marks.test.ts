import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkMark, describeMarkProblem, type MarkProblem, parseMark } from "../../shared/domain/marks.ts";
import { inSteps } from "../support/arbitraries.ts";

const whole = { available: 30, step: 1 };
const halves = { available: 30, step: 0.5 };

describe("parseMark", () => {
  it.each([
    ["0", 0],
    ["14", 14],
    ["30", 30],
    ["007", 7],
    ["14.0", 14],
    ["  14 ", 14],
    ["\t14\n", 14],
  ])("takes %j as %d", (text, mark) => {
    expect(parseMark(text, whole)).toEqual({ ok: true, mark });
  });

  it.each<[string, string, MarkProblem]>([
    ["one above what is available", "31", "above-available"],
    ["far above what is available", "999999", "above-available"],
    ["a little above what is available", "30.001", "above-available"],
    ["a negative mark", "-1", "negative"],
    ["a negative decimal", "-0.5", "negative"],
    ["a decimal where marks are whole", "14.5", "not-a-step"],
    ["letters", "ten", "not-a-number"],
    ["a digit and a letter", "1O", "not-a-number"],
    ["a decimal comma", "14,5", "not-a-number"],
    ["a thousands comma", "1,000", "not-a-number"],
    ["a space between digits", "1 4", "not-a-number"],
    ["nothing", "", "not-a-number"],
    ["spaces alone", "   ", "not-a-number"],
    ["an exponent", "1e1", "not-a-number"],
    ["hexadecimal digits", "0x1E", "not-a-number"],
    ["Infinity", "Infinity", "not-a-number"],
    ["NaN", "NaN", "not-a-number"],
    ["a plus sign", "+14", "not-a-number"],
    ["two points", "1.4.5", "not-a-number"],
    ["a point without digits after it", "14.", "not-a-number"],
    ["a point without digits before it", ".5", "not-a-number"],
    ["more than three decimals", "14.0000", "not-a-number"],
    ["a fraction", "14/30", "not-a-number"],
    ["Arabic-Indic digits", "\u0661\u0664", "not-a-number"],
    ["full-width digits", "\uFF11\uFF14", "not-a-number"],
    ["more digits than any mark has", "0000014", "not-a-number"],
  ])("refuses %s", (_case, text, problem) => {
    expect(parseMark(text, whole)).toEqual({ ok: false, problem });
  });

  it("takes half marks where the specification's step is a half, and no finer", () => {
    expect(parseMark("14.5", halves)).toEqual({ ok: true, mark: 14.5 });
    expect(parseMark("14", halves)).toEqual({ ok: true, mark: 14 });
    expect(parseMark("14.25", halves)).toEqual({ ok: false, problem: "not-a-step" });
    expect(parseMark("30.5", halves)).toEqual({ ok: false, problem: "above-available" });
  });

  it("takes every step from 0 to what is available, however fine, as it is typed", () => {
    const anyStep = fc
      .constantFrom(1, 2, 0.5, 0.25, 0.1, 0.05, 0.01, 0.001)
      .chain((step) =>
        fc
          .integer({ min: 1, max: Math.floor(10_000 / step) })
          .chain((last) =>
            fc.integer({ min: 0, max: last }).map((count) => ({ step, last, mark: inSteps(count, step) })),
          ),
      );
    fc.assert(
      fc.property(anyStep, ({ step, last, mark }) => {
        expect(parseMark(String(mark), { available: inSteps(last, step), step })).toEqual({ ok: true, mark });
      }),
      { numRuns: 500, examples: [[{ step: 0.001, last: 10_000_000, mark: 8388.612 }]] },
    );
  });

  it("never yields a mark outside 0 to what is available, or off the steps, whatever is typed", () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.double({ noNaN: true }).map(String),
      fc.stringMatching(/^[ +-]?[0-9]{0,4}[.,e ]?[0-9]{0,4}$/),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const check = parseMark(text, halves);
        if (check.ok) {
          expect(check.mark).toBeGreaterThanOrEqual(0);
          expect(check.mark).toBeLessThanOrEqual(30);
          expect(Number.isInteger(check.mark * 2)).toBe(true);
          expect(check.mark).toBe(Number(text));
        } else {
          expect(check).not.toHaveProperty("mark");
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("checkMark", () => {
  it.each<[number, MarkProblem]>([
    [Number.NaN, "not-a-number"],
    [Number.POSITIVE_INFINITY, "not-a-number"],
    [-0.5, "negative"],
    [30.5, "above-available"],
    [14.25, "not-a-step"],
  ])("refuses %d as %s", (mark, problem) => {
    expect(checkMark(mark, halves)).toEqual({ ok: false, problem });
  });

  it("takes the bounds themselves", () => {
    expect(checkMark(0, halves)).toEqual({ ok: true, mark: 0 });
    expect(checkMark(30, halves)).toEqual({ ok: true, mark: 30 });
  });
});

describe("describeMarkProblem", () => {
  it.each<[MarkProblem, string, string]>([
    [
      "not-a-number",
      "This is not a mark. Type a whole number from 0 to 30.",
      "This is not a mark. Type a number from 0 to 30 in steps of 0.5.",
    ],
    [
      "negative",
      "A mark cannot be below 0. Type a whole number from 0 to 30.",
      "A mark cannot be below 0. Type a number from 0 to 30 in steps of 0.5.",
    ],
    [
      "above-available",
      "Only 30 marks are available here. Type a whole number from 0 to 30.",
      "Only 30 marks are available here. Type a number from 0 to 30 in steps of 0.5.",
    ],
    [
      "not-a-step",
      "This sheet takes whole marks only. Type a whole number from 0 to 30.",
      "Marks go in steps of 0.5 here. Type a number from 0 to 30 in steps of 0.5.",
    ],
  ])("says for %s what can be typed instead", (problem, forWhole, forHalves) => {
    expect(describeMarkProblem(problem, whole)).toBe(forWhole);
    expect(describeMarkProblem(problem, halves)).toBe(forHalves);
  });
});
