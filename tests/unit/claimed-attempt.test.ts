import { expect, test } from "vitest";
import { doubtAttempt } from "../../shared/domain/claimed-attempt.ts";

test.each([
  ["a name that says nothing", null, 0, undefined],
  ["an original, the first", 1, 0, undefined],
  ["a resubmission after an original", 2, 1, undefined],
  ["a resubmission without an original", 2, 0, /no attempt 1 was taken in: it would become attempt 1/],
  ["an original after an original", 1, 1, /attempt 1 was taken in already/],
  ["a third after an original", 3, 1, /only attempt 1 was taken in: it would become attempt 2/],
] as const)("%s", (_what, claimed, latest, says) => {
  const doubt = doubtAttempt(claimed, latest);
  if (says) expect(doubt).toMatch(says);
  else expect(doubt).toBeUndefined();
});
