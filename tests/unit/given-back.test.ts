import { expect, test } from "vitest";
import { describeGivenStep, givenStepOf, isStillToGiveBack } from "../../renderer/features/give-back/made-words.ts";
import type { GiveBackItem } from "../../shared/contract/give-back.ts";

const made = (at: string, outdated = false) => ({ at, by: null, outdated });
const item = (made: GiveBackItem["made"], bar: GiveBackItem["bars"]["mark-sheet"] = null): GiveBackItem => ({
  script: {} as GiveBackItem["script"],
  bars: { "feedback-report": bar, "mark-sheet": bar },
  made,
});
const both = ["feedback-report", "mark-sheet"] as const;
const report = ["feedback-report"] as const;

test("a sheet is given back once every chosen kind is, and what it says still stands", () => {
  const never = item({ "feedback-report": null, "mark-sheet": null });
  expect(givenStepOf(never, both)).toEqual({ step: "never" });
  expect(isStillToGiveBack(never, both)).toBe(true);

  const one = item({ "feedback-report": made("2026-11-03T09:00:00.000Z"), "mark-sheet": null });
  expect(givenStepOf(one, report).step).toBe("given");
  expect(isStillToGiveBack(one, report)).toBe(false);
  expect(describeGivenStep(givenStepOf(one, both))).toBe("3 Nov 2026, feedback report only");
  expect(isStillToGiveBack(one, both)).toBe(true);

  const old = item({
    "feedback-report": made("2026-11-03T09:00:00.000Z", true),
    "mark-sheet": made("2026-11-12T09:00:00.000Z"),
  });
  expect(describeGivenStep(givenStepOf(old, both))).toBe("12 Nov 2026, out of date");
  expect(isStillToGiveBack(old, report)).toBe(true);
  expect(givenStepOf(old, ["mark-sheet"]).step).toBe("given");
});

test("what can't be given back is not still to be given back", () => {
  expect(isStillToGiveBack(item({ "feedback-report": null, "mark-sheet": null }, "not-signed"), both)).toBe(false);
});
