import { countOf } from "./words.ts";

/** What an item has to give, and in which steps. */
type MarkScale = { readonly available: number; readonly step: number };

export type MarkProblem = "not-a-number" | "negative" | "above-available" | "not-a-step";

export type MarkCheck =
  | { readonly ok: true; readonly mark: number }
  | { readonly ok: false; readonly problem: MarkProblem };

/**
 * Reads what somebody typed as a mark. An empty text is not a mark and is the caller's case ("not marked").
 * @param text digits with at most one decimal point (a comma is not taken: 1,5 and 1,500 read differently by country).
 */
export function parseMark(text: string, item: MarkScale): MarkCheck {
  const trimmed = text.trim();
  if (/^-\d+(\.\d+)?$/.test(trimmed)) return { ok: false, problem: "negative" };
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(trimmed)) return { ok: false, problem: "not-a-number" };
  return checkMark(Number(trimmed), item);
}

/** Whether a number may stand as the mark of an item: 0 to what is available, in the specification's steps. */
export function checkMark(mark: number, item: MarkScale): MarkCheck {
  if (!Number.isFinite(mark)) return { ok: false, problem: "not-a-number" };
  if (mark < 0) return { ok: false, problem: "negative" };
  if (mark > item.available) return { ok: false, problem: "above-available" };
  // Ten million steps of a thousandth leave an error of some 1e-9; a typed mark off the steps differs by 1e-3 or more.
  const steps = mark / item.step;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) return { ok: false, problem: "not-a-step" };
  return { ok: true, mark };
}

/** Marks are exact to a thousandth. Sums of half and quarter marks stay exact in binary; sums of tenths do not. */
export function roundMarks(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function sumMarks(marks: readonly number[]): number {
  return roundMarks(marks.reduce((sum, mark) => sum + mark, 0));
}

/** What the assessor reads beside the field: what is wrong, and what can be typed instead. */
export function describeMarkProblem(problem: MarkProblem, item: MarkScale): string {
  const range =
    item.step === 1
      ? `a whole number from 0 to ${item.available}`
      : `a number from 0 to ${item.available} in steps of ${item.step}`;
  switch (problem) {
    case "not-a-number":
      return `This is not a mark. Type ${range}.`;
    case "negative":
      return `A mark cannot be below 0. Type ${range}.`;
    case "above-available":
      return `Only ${countOf(item.available, "mark is", "marks are")} available here. Type ${range}.`;
    case "not-a-step":
      return item.step === 1
        ? `This sheet takes whole marks only. Type ${range}.`
        : `Marks go in steps of ${item.step} here. Type ${range}.`;
  }
}
