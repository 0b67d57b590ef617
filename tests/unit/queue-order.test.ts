import { describe, expect, it } from "vitest";
import { filterQueue, nextToMark } from "../../renderer/features/marking/queue-order.ts";
import type { QueueItem } from "../../shared/contract/marking.ts";
import type { SheetState } from "../../shared/domain/sheet-state.ts";

function item(
  sheetId: string,
  receivedOn: string,
  state: SheetState = "assigned",
  name = `Learner ${sheetId}`,
): QueueItem {
  return {
    id: `script ${sheetId}`,
    sheetId,
    learner: { id: `learner ${sheetId}`, name, registrationNumber: `ABC${sheetId}` },
    qualificationTitle: "Certificate",
    assessmentId: "work-based-assignment",
    assessmentTitle: "Work-based assignment",
    attempt: 1,
    receivedOn,
    state,
    assessor: null,
    iqa: null,
    files: [],
    authenticityConfirmed: true,
    standardisationRefused: false,
    revision: 1,
    markedItems: 0,
    judgedItems: 2,
  };
}

const queue = [
  item("3", "2026-03-03", "in-marking"),
  item("1", "2026-01-01", "signed", "Zoë Müller"),
  item("2", "2026-02-02"),
  item("4", "2026-04-04"),
];

describe("the assessor's queue", () => {
  it("lists what waits longest first, by state and by words in any case", () => {
    const ids = (...rest: [Parameters<typeof filterQueue>[1], string]) =>
      filterQueue(queue, ...rest).map((found) => found.sheetId);
    expect(ids("to-mark", "")).toEqual(["2", "3", "4"]);
    expect(ids("signed", "")).toEqual(["1"]);
    expect(ids("all", "")).toEqual(["1", "2", "3", "4"]);
    expect(ids("all", " zoë ")).toEqual(["1"]);
    expect(ids("all", "abc4")).toEqual(["4"]);
    expect(ids("to-mark", "zoë")).toEqual([]);
  });

  it("goes on with the next one to mark, from the start again after the last", () => {
    expect(nextToMark(queue, undefined)?.sheetId).toBe("2");
    expect(nextToMark(queue, "2")?.sheetId).toBe("3");
    expect(nextToMark(queue, "4")?.sheetId).toBe("2");
    expect(nextToMark(queue, "1")?.sheetId).toBe("2");
  });

  it("offers nothing when no other script waits", () => {
    expect(nextToMark([item("2", "2026-02-02")], "2")).toBeUndefined();
    expect(nextToMark([], undefined)).toBeUndefined();
  });
});
