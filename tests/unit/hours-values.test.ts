import { expect, test } from "vitest";
import { describeOvertaken, type HoursValues, takeUp } from "../../renderer/features/hours/hours-values.ts";

const was: HoursValues = { date: "2026-05-04", clientCode: "A", minutes: "90", kind: "coaching", note: "" };
const saved: HoursValues = { ...was, minutes: "120" };

test("a row in which nothing was typed takes up what another window saved", () => {
  expect(takeUp(was, was, saved)).toEqual(saved);
  expect(takeUp(saved, was, saved)).toEqual(saved);
});

test("what is typed in a row stays, and the row says what the session says by now", () => {
  expect(takeUp({ ...was, note: "By telephone." }, was, saved)).toBeUndefined();
  expect(describeOvertaken(saved)).toContain("4 May 2026, A, 120 min, One-to-one coaching. Press Enter");
});
