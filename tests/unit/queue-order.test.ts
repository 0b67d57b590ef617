import { describe, expect, it } from "vitest";
import { filterQueue, nextToMark, type QueueFilter } from "../../renderer/features/marking/queue-order.ts";
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
    returned: null,
    dueOn: null,
    barred: false,
    toSettle: false,
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
    const ids = (stage: QueueFilter["stage"], words: string, assessment: string | null = null) =>
      filterQueue(queue, { stage, words, assessment }).map((found) => found.sheetId);
    expect(ids("to-mark", "")).toEqual(["2", "3", "4"]);
    expect(ids("signed", "")).toEqual(["1"]);
    expect(ids("all", "")).toEqual(["1", "2", "3", "4"]);
    expect(ids("all", " zoë ")).toEqual(["1"]);
    expect(ids("all", "abc4")).toEqual(["4"]);
    expect(ids("to-mark", "zoë")).toEqual([]);
    expect(ids("countersign", "")).toEqual([]);
    expect(ids("all", "", "work-based-assignment Certificate")).toHaveLength(4);
    expect(ids("all", "", "work-based-assignment Diploma")).toEqual([]);
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

  it("lists apart what waits for a countersignature", () => {
    const trainees = [...queue, item("5", "2026-05-05", "awaiting-countersignature")];
    const ids = (stage: QueueFilter["stage"]) =>
      filterQueue(trainees, { stage, words: "", assessment: null }).map((found) => found.sheetId);
    expect(ids("countersign")).toEqual(["5"]);
    expect(ids("signed")).toEqual(["1"]);
    expect(nextToMark(trainees, "4")?.sheetId).toBe("2");
  });

  it("never offers a script that a declared interest bars", () => {
    const barred = queue.map((entry) => (entry.sheetId === "2" ? { ...entry, barred: true } : entry));
    expect(nextToMark(barred, undefined)?.sheetId).toBe("3");
    expect(filterQueue(barred, { stage: "to-mark", words: "", assessment: null })).toHaveLength(3);
  });

  it("goes through all of them once in random order, and stays in it when one is signed", () => {
    const long = Array.from({ length: 40 }, (_, number) => item(`s${number}`, "2026-01-01"));
    const order = { by: "random", seed: "seven" } as const;
    const walk = (entries: readonly QueueItem[]) => {
      const met: string[] = [];
      for (let next = nextToMark(entries, undefined, order); next && !met.includes(next.sheetId); ) {
        met.push(next.sheetId);
        next = nextToMark(entries, next.sheetId, order);
      }
      return met;
    };
    const first = walk(long);
    expect(new Set(first).size).toBe(40);
    expect(first).not.toEqual(long.map(({ sheetId }) => sheetId));
    const signed = first[3];
    const without = long.map((entry) => (entry.sheetId === signed ? { ...entry, state: "signed" as const } : entry));
    expect(walk(without)).toEqual(first.filter((sheetId) => sheetId !== signed));
  });
});
