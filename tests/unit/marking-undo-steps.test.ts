import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSteps, type HistoryStep } from "../../shared/domain/undo-steps.ts";

/** A column with one writer, as a person would think of it: what was typed, a place in it, and nothing else. */
class Column {
  readonly history: HistoryStep[] = [];
  #done: number[] = [];
  #undone: number[] = [];

  act(kind: HistoryStep["kind"], personId = "ann"): void {
    const sequence = this.history.length + 1;
    const steps = findSteps(this.history, personId);
    if (kind === "edit") {
      this.history.push({ sequence, personId, kind, step: undefined });
      this.#done.push(sequence);
      this.#undone = [];
      return;
    }
    const step = steps[kind];
    expect(step).toBe(kind === "undo" ? this.#done.at(-1) : this.#undone.at(-1));
    if (step === undefined) return;
    this.history.push({ sequence, personId, kind, step });
    if (kind === "undo") this.#undone.push(this.#done.pop() ?? 0);
    else this.#done.push(this.#undone.pop() ?? 0);
  }
}

describe("undo and redo over a history", () => {
  test("follow the order of the edits, and a new edit ends what could be redone", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<HistoryStep["kind"]>("edit", "undo", "redo"), { maxLength: 40 }), (acts) => {
        const column = new Column();
        for (const kind of acts) column.act(kind);
      }),
    );
  });

  test("never reach over what somebody else wrote since", () => {
    const column = new Column();
    column.act("edit");
    column.act("edit");
    column.act("undo");
    const others: HistoryStep = { sequence: 9, personId: "otto", kind: "edit", step: undefined };
    expect(findSteps([...column.history, others], "ann")).toEqual({ undo: undefined, redo: undefined });
    expect(findSteps([...column.history, others], "otto")).toEqual({ undo: 9, redo: undefined });
  });
});
