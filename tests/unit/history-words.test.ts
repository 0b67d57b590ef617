import { describe, expect, it } from "vitest";
import { describeMoment, groupByDay, type Moment } from "../../renderer/features/marking/history-words.ts";
import type { SheetSpecification } from "../../shared/domain/qualification.ts";

const specification: SheetSpecification = {
  minimumTotal: 50,
  combine: "all",
  sections: [
    { id: "s1", title: "One", criteria: [], judgedBy: "marks", available: 50, minimum: 25, step: 1 },
    {
      id: "s2",
      title: "Two",
      criteria: [],
      judgedBy: "parts",
      combine: "all",
      parts: [{ id: "p1", title: "Record of hours", criteria: [], judgedBy: "outcome" }],
    },
  ],
};

const moment: Moment = {
  at: "2026-11-24T14:05:00.000Z",
  person: { id: "0193a0b0-0000-7000-8000-000000000001", name: "Ann" },
  what: "edit",
  itemId: "s1",
  field: "mark",
  criterion: null,
  reason: null,
};

describe("the history of a sheet in words", () => {
  it("groups moments under the day by its name, keeping their order", () => {
    const days = groupByDay([moment, { ...moment, field: "strengths" }, { ...moment, at: "2026-11-22T09:00:00.000Z" }]);
    expect(days.map(({ day, moments }) => [day, moments.length])).toEqual([
      ["Tuesday 24 November 2026", 2],
      ["Sunday 22 November 2026", 1],
    ]);
    expect(groupByDay([])).toEqual([]);
  });

  it("names what was written, taken back, brought back, signed and voided", () => {
    const words = (part: Partial<Moment>) => describeMoment(specification, { ...moment, ...part });
    expect(words({})).toBe("Mark, section 1");
    expect(words({ what: "undo", itemId: "p1", field: "outcome" })).toBe(
      "Taken back: Decision, section 2 (Record of hours)",
    );
    expect(words({ what: "redo", field: "criterion", criterion: { unit: "D7.01", criterion: "1.1" } })).toBe(
      "Brought back: Criterion D7.01 1.1, section 1",
    );
    expect(words({ what: "signed", itemId: null, field: null })).toBe("Signed");
    expect(words({ what: "voided", itemId: null, field: null, reason: "Read too quickly." })).toBe(
      "Signature void: Read too quickly.",
    );
  });
});
