import { describe, expect, it } from "vitest";
import { createSheetDraft, type DraftOptions } from "../../renderer/features/marking/sheet-draft.ts";
import { criterionKey } from "../../renderer/features/marking/sheet-field.ts";
import type { Edit, Entry } from "../../shared/contract/sheet.ts";
import type { SheetSpecification } from "../../shared/domain/qualification.ts";

const criterion = { unit: "D7.01", criterion: "1.1" };

const specification: SheetSpecification = {
  minimumTotal: 50,
  combine: "all",
  sections: [
    { id: "s1", title: "One", criteria: [criterion], judgedBy: "marks", available: 50, minimum: 25, step: 1 },
    { id: "s2", title: "Two", criteria: [], judgedBy: "marks", available: 50, minimum: 25, step: 1 },
    { id: "s3", title: "Three", criteria: [], judgedBy: "outcome" },
  ],
};

const emptyEntry: Entry = { itemId: "s1", mark: null, outcome: null, strengths: "", improvements: "", criteria: [] };

/** A core that answers when the test says so. */
function heldCore() {
  const sent: Edit[] = [];
  const calls: { edit: Edit; answer: () => void; refuse: (error: Error) => void }[] = [];
  let revision = 7;
  const save = (edit: Edit) => {
    sent.push(edit);
    return new Promise<{ revision: number }>((resolve, reject) => {
      calls.push({
        edit,
        answer: () => {
          revision += 1;
          resolve({ revision });
        },
        refuse: reject,
      });
    });
  };
  return { sent, save, next: () => calls.shift() };
}

function draftOn(core: ReturnType<typeof heldCore>, part: Partial<DraftOptions> = {}) {
  return createSheetDraft({
    specification,
    entries: [],
    revision: 7,
    save: core.save,
    describeError: (error) => (error as Error).message,
    ...part,
  });
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("a mark sheet's draft", () => {
  it("starts from what is saved, with a mark missing as an empty text and never as 0", () => {
    const draft = draftOn(heldCore(), { entries: [{ ...emptyEntry, mark: 0, strengths: "Clear aims." }] });
    expect(draft.read().fields["mark:s1"]).toMatchObject({ text: "0", state: "saved" });
    expect(draft.read().fields["mark:s2"]).toMatchObject({ text: "", state: "saved" });
    expect(draft.read().fields["strengths:s1"]?.text).toBe("Clear aims.");
    expect(draft.read().judgements).toEqual({ s1: { mark: 0 } });
  });

  it("says saved only once the core has acknowledged", async () => {
    const core = heldCore();
    const draft = draftOn(core);
    draft.type("mark", "s1", "30");
    expect(core.sent).toEqual([{ field: "mark", itemId: "s1", value: 30 }]);
    expect(draft.read().state).toBe("saving");
    expect(draft.read().judgements).toEqual({ s1: { mark: 30 } });
    await turn();
    expect(draft.read().state).toBe("saving");
    core.next()?.answer();
    await turn();
    expect(draft.read()).toMatchObject({ state: "saved", revision: 8 });
  });

  it("sends one edit at a time, in the order of typing, the newest text of each field only", async () => {
    const core = heldCore();
    const draft = draftOn(core);
    draft.type("strengths", "s1", "A");
    draft.type("strengths", "s1", "Ab");
    draft.type("mark", "s1", "3");
    draft.type("strengths", "s1", "Abc");
    draft.type("mark", "s1", "31");
    expect(core.sent).toHaveLength(1);
    core.next()?.answer();
    await turn();
    core.next()?.answer();
    await turn();
    expect(draft.read().state).toBe("saving");
    core.next()?.answer();
    await turn();
    expect(core.sent.map((edit) => edit.value)).toEqual(["A", "Abc", 31]);
    expect(draft.read().state).toBe("saved");
  });

  it("keeps text that is not a mark on the screen, sends nothing of it and lets it decide nothing", async () => {
    const core = heldCore();
    const draft = draftOn(core, { entries: [{ ...emptyEntry, mark: 30 }] });
    draft.type("mark", "s1", "300");
    expect(core.sent).toEqual([]);
    const field = draft.read().fields["mark:s1"];
    expect(field).toMatchObject({ text: "300", savedText: "30", state: "invalid" });
    expect(field?.problem).toContain("Only 50 marks are available");
    expect(draft.read().judgements).toEqual({});
    expect(await draft.settle()).toBe(false);
  });

  it("does not call an invalid text saved when an earlier one is acknowledged", async () => {
    const core = heldCore();
    const draft = draftOn(core);
    draft.type("mark", "s1", "6");
    draft.type("mark", "s1", "6x");
    core.next()?.answer();
    await turn();
    expect(draft.read().fields["mark:s1"]).toMatchObject({ text: "6x", savedText: "6", state: "invalid" });
    expect(core.sent).toHaveLength(1);
  });

  it("takes a mark back when the field is emptied", async () => {
    const core = heldCore();
    const draft = draftOn(core, { entries: [{ ...emptyEntry, mark: 30 }] });
    draft.type("mark", "s1", "");
    core.next()?.answer();
    await turn();
    expect(core.sent).toEqual([{ field: "mark", itemId: "s1", value: null }]);
    expect(draft.read()).toMatchObject({ state: "saved", judgements: {} });
  });

  it("keeps the text of a failed save, says why beside it, goes on with the others, and tries again when asked", async () => {
    const core = heldCore();
    const draft = draftOn(core);
    draft.type("strengths", "s1", "Clear aims.");
    draft.type("improvements", "s1", "Say why.");
    core.next()?.refuse(new Error("The disk is full."));
    await turn();
    expect(draft.read().fields["strengths:s1"]).toEqual({
      text: "Clear aims.",
      savedText: "",
      state: "failed",
      problem: "The disk is full.",
    });
    core.next()?.answer();
    await turn();
    expect(draft.read().state).toBe("failed");
    expect(await draft.settle()).toBe(false);
    draft.retry();
    expect(draft.read().fields["strengths:s1"]?.state).toBe("saving");
    core.next()?.answer();
    await turn();
    expect(draft.read().state).toBe("saved");
    expect(core.sent.map((edit) => edit.value)).toEqual(["Clear aims.", "Say why.", "Clear aims."]);
  });

  it("settles at once when nothing is on its way, and retrying nothing changes nothing", async () => {
    const draft = draftOn(heldCore());
    draft.retry();
    expect(await draft.settle()).toBe(true);
  });

  it("lets a newer text replace one that failed", async () => {
    const core = heldCore();
    const draft = draftOn(core);
    draft.type("strengths", "s1", "A");
    draft.type("strengths", "s1", "Ab");
    core.next()?.refuse(new Error("Not now."));
    await turn();
    expect(draft.read().fields["strengths:s1"]?.state).toBe("saving");
    core.next()?.answer();
    await turn();
    expect(draft.read().state).toBe("saved");
    draft.retry();
    expect(core.sent.map((edit) => edit.value)).toEqual(["A", "Ab"]);
  });

  it("refuses more feedback than a sheet holds, and keeps it on the screen", () => {
    const core = heldCore();
    const draft = draftOn(core);
    draft.type("strengths", "s1", "x".repeat(20_001));
    expect(core.sent).toEqual([]);
    expect(draft.read().fields["strengths:s1"]).toMatchObject({ state: "invalid" });
  });

  it("judges a part without marks by its outcome", async () => {
    const core = heldCore();
    const draft = draftOn(core);
    draft.type("outcome", "s3", "REFERRAL");
    expect(draft.read().judgements).toEqual({ s3: { outcome: "REFERRAL" } });
    core.next()?.answer();
    await turn();
    draft.type("outcome", "s3", "");
    expect(draft.read().judgements).toEqual({});
    expect(core.sent.map((edit) => edit.value)).toEqual(["REFERRAL", null]);
  });

  it("judges a criterion beside its item, and takes the judgement back", async () => {
    const core = heldCore();
    const key = criterionKey("s1", criterion);
    const entries = [{ ...emptyEntry, criteria: [{ ...criterion, judgement: "partly" as const }] }];
    const draft = draftOn(core, { entries });
    expect(draft.read().fields[key]).toMatchObject({ text: "partly", state: "saved" });
    draft.judge("s1", criterion, "partly");
    draft.judge("s2", criterion, "met");
    draft.judge("s1", criterion, "met");
    expect(draft.read().state).toBe("saving");
    core.next()?.answer();
    await turn();
    draft.judge("s1", criterion, null);
    core.next()?.answer();
    await turn();
    expect(core.sent).toEqual([
      { field: "criterion", itemId: "s1", criterion, value: "met" },
      { field: "criterion", itemId: "s1", criterion, value: null },
    ]);
    expect(draft.read()).toMatchObject({ state: "saved", judgements: {} });
  });

  it("shows what a step back wrote, and keeps text that is not saved", async () => {
    const core = heldCore();
    const draft = draftOn(core, { entries: [{ ...emptyEntry, mark: 30, strengths: "Clear aims." }] });
    draft.show({ field: "strengths", itemId: "s1", value: "Clear" }, 8);
    expect(draft.read().fields["strengths:s1"]).toMatchObject({ text: "Clear", savedText: "Clear", state: "saved" });
    draft.type("mark", "s1", "300");
    draft.show({ field: "mark", itemId: "s1", value: 20 }, 9);
    expect(draft.read().fields["mark:s1"]).toMatchObject({ text: "300", savedText: "20", state: "invalid" });
    expect(draft.read().revision).toBe(9);
    expect(core.sent).toEqual([]);
  });

  it("takes over what another window saved, except where something is unsaved here", async () => {
    const core = heldCore();
    const draft = draftOn(core);
    draft.type("strengths", "s1", "Mine.");
    draft.adopt([{ ...emptyEntry, mark: 40, strengths: "Theirs." }], 9);
    expect(draft.read().fields["mark:s1"]?.text).toBe("40");
    expect(draft.read().fields["strengths:s1"]?.text).toBe("Mine.");
    draft.adopt([{ ...emptyEntry, mark: 12 }], 8);
    expect(draft.read().fields["mark:s1"]?.text).toBe("40");
  });

  it("tells its listeners of a change, and redraws no other field", () => {
    const draft = draftOn(heldCore());
    let calls = 0;
    const stop = draft.subscribe(() => {
      calls += 1;
    });
    const before = draft.read();
    draft.type("strengths", "s1", "A");
    expect(calls).toBe(1);
    expect(draft.read().fields["mark:s1"]).toBe(before.fields["mark:s1"]);
    expect(draft.read().judgements).toBe(before.judgements);
    stop();
    draft.type("strengths", "s1", "Ab");
    expect(calls).toBe(1);
  });
});
