import { describe, expect, it } from "vitest";
import { findSheetGaps } from "../../renderer/features/mark-sheet/sheet-gaps.ts";
import { createSheetDraft } from "../../renderer/features/marking/sheet-draft.ts";
import type { SheetSpecification } from "../../shared/domain/qualification.ts";

const specification: SheetSpecification = {
  minimumTotal: 20,
  combine: "all",
  sections: [
    { id: "s1", title: "Self-assessment", criteria: [], judgedBy: "marks", available: 34, minimum: 17, step: 1 },
    {
      id: "s2",
      title: "Sessions",
      criteria: [],
      judgedBy: "parts",
      combine: "all",
      parts: [
        { id: "p1", title: "Contract", criteria: [], judgedBy: "marks", available: 20, minimum: 10, step: 1 },
        { id: "p2", title: "Record of hours", criteria: [], judgedBy: "outcome" },
      ],
    },
  ],
};

function draft(fails = false) {
  return createSheetDraft({
    specification,
    entries: [],
    revision: 0,
    describeError: String,
    save: async () => {
      if (fails) throw new Error("no");
      return { revision: 1 };
    },
  });
}

describe("what a sheet lacks before it can be signed", () => {
  it("names every judgement that is missing, in the order of the sheet, with the field to fill in", () => {
    expect(findSheetGaps(specification, draft().read())).toEqual([
      { itemId: "s1", field: "mark", text: "Section 1 (Self-assessment) has no mark yet." },
      { itemId: "p1", field: "mark", text: "Section 2 (Contract) has no mark yet." },
      { itemId: "p2", field: "outcome", text: "Section 2 (Record of hours) has no decision yet." },
    ]);
  });

  it("is empty once everything is judged and saved; feedback is not required", async () => {
    const complete = draft();
    complete.type("mark", "s1", "20");
    complete.type("mark", "p1", "12");
    complete.type("outcome", "p2", "PASS");
    await complete.settle();
    expect(findSheetGaps(specification, complete.read())).toEqual([]);
  });

  it("does not let text that is not saved pass as judged", async () => {
    const unsaved = draft(true);
    unsaved.type("mark", "s1", "35");
    unsaved.type("strengths", "p1", "Clear.");
    await unsaved.settle();
    expect(findSheetGaps(specification, unsaved.read()).map((gap) => gap.text)).toEqual([
      "Section 1 (Self-assessment): mark not saved.",
      "Section 2 (Contract) has no mark yet.",
      "Section 2 (Contract): strengths not saved.",
      "Section 2 (Record of hours) has no decision yet.",
    ]);
  });
});
