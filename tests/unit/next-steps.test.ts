import { describe, expect, it } from "vitest";
import { describeNextSteps } from "../../electron/core/feedback/next-steps.ts";
import { judgementsOf } from "../../electron/core/marking/judgements.ts";
import type { Entry } from "../../shared/contract/sheet.ts";
import { decideSheet } from "../../shared/domain/decision.ts";
import { type Assessment, sheetSpecificationSchema } from "../../shared/domain/qualification.ts";

const marked = (id: string, minimum: number | undefined) => ({
  id,
  title: `Part ${id}`,
  judgedBy: "marks",
  available: 20,
  ...(minimum === undefined ? {} : { minimum }),
});

function stepsOf(
  sheet: unknown,
  judged: Record<string, number | "PASS" | "REFERRAL">,
  next = { attempt: 1, allowed: 3 },
) {
  const specification = sheetSpecificationSchema.parse(sheet);
  const entries = Object.entries(judged).map(
    ([itemId, judge]): Entry => ({
      itemId,
      mark: typeof judge === "number" ? judge : null,
      outcome: typeof judge === "number" ? null : judge,
      strengths: "",
      improvements: "",
      criteria: [],
    }),
  );
  return describeNextSteps({
    assessment: { sheet: specification } as Assessment,
    attempt: next.attempt,
    entries,
    decision: decideSheet(specification, judgementsOf(entries)),
    next: { attemptsAllowed: next.allowed, resubmitBy: null },
  });
}

describe("describeNextSteps", () => {
  it("asks nothing after a pass", () => {
    expect(stepsOf({ sections: [marked("a", 10)] }, { a: 10 }).steps).toEqual([]);
  });

  it("names the parts that are short in a section judged in parts, with their minimum", () => {
    const parts = { id: "p", title: "Planning", judgedBy: "parts", parts: [marked("a", 10), marked("b", 10)] };
    const { steps } = stepsOf({ sections: [parts] }, { a: 12, b: 9 });
    expect(steps[0]).toBe(
      "Section 1, Planning: referred in Part b (9 of 20, minimum 10). Start from its areas for improvement below.",
    );
  });

  it("speaks of no mark where a section carries none", () => {
    const safe = { id: "safe", title: "Safe practice", judgedBy: "outcome" };
    const { steps } = stepsOf({ sections: [safe, marked("a", 10)] }, { safe: "REFERRAL", a: 15 });
    expect(steps).toEqual([
      "Section 1, Safe practice: referred; it has to be passed. Start from its areas for improvement below.",
      "Section 2 is passed and stays passed: you need not answer it again.",
      "Hand in attempt 2 to the centre, and agree with it by when.",
    ]);
  });

  it("names the total where that alone is short, and carries nothing then", () => {
    const sheet = { minimumTotal: 30, sections: [marked("a", 10), marked("b", 10)] };
    const { steps } = stepsOf(sheet, { a: 12, b: 12 }, { attempt: 3, allowed: 3 });
    expect(steps).toEqual([
      "The total of 24 has to reach 30 of 40.",
      "This was attempt 3, and the centre allows 3. Speak to the centre before you hand in anything more.",
    ]);
  });
});
