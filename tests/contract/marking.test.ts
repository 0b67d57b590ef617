import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withdrawInterest } from "../../electron/core/centre/interests.ts";
import { assignScript } from "../../electron/core/scripts/assign-script.ts";
import { findScript } from "../../electron/core/store/scripts.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { Edit } from "../../shared/contract/sheet.ts";
import { Cast, type CastName, diary, passing, referred } from "../support/cast.ts";
import { passphrase } from "../support/centre.ts";
import { codeOf, refusalOf } from "../support/refusal.ts";

let cast: Cast;
let ann: WorkstationClient;
const nowhere = "01900000-0000-7000-8000-000000000000";
const mark = (itemId: string, value: number | null): Edit => ({ field: "mark", itemId, value });

beforeAll(async () => {
  cast = await Cast.open();
  ann = await cast.as("ann");
});
afterAll(() => cast.close());

describe("the queue", () => {
  test("holds what is assigned to this assessor, with how far it is marked", async () => {
    const mine = await cast.assigned("ann");
    const others = await cast.assigned("otto");
    await ann.marking.edit({ sheetId: mine.sheetId, edit: mark("s2", 0) });
    const queue = await ann.marking.queue();
    expect(queue.find((item) => item.id === mine.id)).toMatchObject({
      markedItems: 1,
      judgedItems: 2,
      state: "in-marking",
    });
    expect(queue.map((item) => item.id)).not.toContain(others.id);
  });
});

describe("opening", () => {
  test("shows every judged item in the sheet's order, unmarked as null and never 0", async () => {
    const script = await cast.assigned("ann", { assessmentId: diary });
    const sheet = await ann.marking.openSheet({ sheetId: script.sheetId });
    expect(sheet.entries).toEqual(
      ["s1", "s2", "s3"].map((itemId) => ({
        itemId,
        mark: null,
        outcome: null,
        strengths: "",
        improvements: "",
        criteria: [],
      })),
    );
    expect(sheet).toMatchObject({ writable: true, revision: 0, signatures: [] });
    expect(sheet.criteria.map(({ unit }) => unit)).not.toContain("D7.01");
    expect((await ann.scripts.get({ scriptId: script.id })).state).toBe("assigned");
  });

  test("refuses an unknown sheet, another assessor's, and one with a declared interest", async () => {
    const ofOtto = await cast.assigned("otto");
    const learner = cast.centre.register();
    const ofAnn = await cast.assigned("ann", { learner });
    cast.declareInterest("ann", learner.id);
    for (const call of [
      (sheetId: string) => ann.marking.openSheet({ sheetId }),
      (sheetId: string) => ann.marking.edit({ sheetId, edit: mark("s1", 1) }),
      (sheetId: string) => ann.marking.sign({ sheetId, revision: 0, passphrase }),
      (sheetId: string) => ann.marking.reopen({ sheetId, reason: "A slip." }),
    ]) {
      expect(await codeOf(call(nowhere))).toBe("NOT_FOUND");
      expect(await codeOf(call(ofOtto.sheetId))).toBe("OTHER_ASSESSOR");
      expect(await codeOf(call(ofAnn.sheetId))).toBe("DECLARED_INTEREST");
    }
  });

  test("refuses an unassigned script to every assessor", async () => {
    const script = await cast.centre.takeIn({
      learner: cast.centre.register(),
      assessmentId: diary,
      files: [cast.file()],
    });
    expect(await codeOf(ann.marking.openSheet({ sheetId: script.sheetId }))).toBe("OTHER_ASSESSOR");
  });
});

describe("editing", () => {
  test("what bars an assessor bars the next key press, however many went through before it", async () => {
    const learner = cast.centre.register();
    const script = await cast.assigned("ann", { learner });
    const { sheetId } = script;
    const { staff } = cast.centre;
    const type = (value: number) => ann.marking.edit({ sheetId, edit: mark("s1", value) });
    const assign = (name: CastName) => {
      const { revision } = findScript(staff.db, script.id) ?? { revision: 0 };
      assignScript(staff, { scriptId: script.id, assessorId: cast.people[name].person.id, revision });
    };
    await ann.marking.edit({ sheetId, edit: mark("s2", 30) });
    for (const value of [31, 32, 33]) await type(value);
    cast.declareInterest("ann", learner.id);
    expect(await codeOf(type(34))).toBe("DECLARED_INTEREST");
    withdrawInterest(staff, { personId: cast.people.ann.person.id, learnerId: learner.id, reason: "A namesake." });
    for (const value of [35, 36]) await type(value);
    assign("otto");
    expect(await codeOf(type(37))).toBe("OTHER_ASSESSOR");
    assign("ann");
    for (const value of [38, 39]) await type(value);
    await cast.centre.sign(cast.people.ann, sheetId);
    expect(await codeOf(type(40))).toBe("WRONG_STATE");
    expect((await ann.marking.openSheet({ sheetId })).entries.find(({ itemId }) => itemId === "s1")?.mark).toBe(39);
  });

  test("keeps every field, raises the revision by one an edit, and takes a judgement back", async () => {
    const { sheetId } = await cast.assigned();
    const edits: Edit[] = [
      mark("s1", 50),
      { field: "strengths", itemId: "s1", value: "Clear aims. é 𝛼 \u0000 end" },
      { field: "improvements", itemId: "s2", value: "Name the sources." },
      mark("s2", 0),
      mark("s1", null),
    ];
    for (const [index, edit] of edits.entries()) {
      expect((await ann.marking.edit({ sheetId, edit })).revision).toBe(index + 1);
    }
    const { entries, revision, script } = await ann.marking.openSheet({ sheetId });
    expect(revision).toBe(5);
    expect(script.state).toBe("in-marking");
    expect(entries).toEqual([
      {
        itemId: "s1",
        mark: null,
        outcome: null,
        strengths: "Clear aims. é 𝛼 \u0000 end",
        improvements: "",
        criteria: [],
      },
      { itemId: "s2", mark: 0, outcome: null, strengths: "", improvements: "Name the sources.", criteria: [] },
    ]);
  });

  test.each([
    ["above the available", 51, "MARK_INVALID"],
    ["negative", -1, "MARK_INVALID"],
    ["with decimals that the specification does not allow", 14.5, "MARK_INVALID"],
    ["a hair above", 50.0001, "MARK_INVALID"],
    ["letters", "14a", "INVALID_INPUT"],
    ["a number as text", "14", "INVALID_INPUT"],
    ["not a number", Number.NaN, "INVALID_INPUT"],
    ["endless", Number.POSITIVE_INFINITY, "INVALID_INPUT"],
  ])("refuses a mark that is %s and keeps the one before", async (_what, value, code) => {
    const { sheetId } = await cast.assigned();
    await ann.marking.edit({ sheetId, edit: mark("s1", 7) });
    const refusal = await refusalOf(ann.marking.edit({ sheetId, edit: mark("s1", value as number) }));
    expect(refusal.code).toBe(code);
    if (code === "MARK_INVALID") {
      expect(refusal.details).toMatchObject({ itemId: "s1" });
      expect(refusal.message).toContain("a whole number from 0 to 50");
    }
    const sheet = await ann.marking.openSheet({ sheetId });
    expect(sheet.entries[0]?.mark).toBe(7);
    expect(sheet.revision).toBe(1);
  });

  test("refuses an item that the sheet lacks, one judged another way, and a text beyond bounds", async () => {
    const { sheetId } = await cast.assigned();
    expect(await codeOf(ann.marking.edit({ sheetId, edit: mark("s3", 1) }))).toBe("NOT_FOUND");
    const outcome: Edit = { field: "outcome", itemId: "s1", value: "PASS" };
    expect(await codeOf(ann.marking.edit({ sheetId, edit: outcome }))).toBe("NOT_FOUND");
    const endless: Edit = { field: "strengths", itemId: "s1", value: "x".repeat(20_001) };
    expect(await codeOf(ann.marking.edit({ sheetId, edit: endless }))).toBe("INVALID_INPUT");
  });

  test("refuses a signed sheet", async () => {
    const { sheetId } = await cast.signed();
    const { code, details } = await refusalOf(ann.marking.edit({ sheetId, edit: mark("s1", 1) }));
    expect({ code, details }).toEqual({ code: "WRONG_STATE", details: { state: "signed" } });
    expect((await ann.marking.openSheet({ sheetId })).writable).toBe(false);
  });

  test("what a field said before a minute of typing stays in its history", async () => {
    const { sheetId } = await cast.assigned();
    const history = () =>
      (
        cast.centre.staff.db.prepare("SELECT count(*) AS entries FROM sheet_edit WHERE sheet_id = ?").get(sheetId) as {
          entries: number;
        }
      ).entries;
    for (const value of [1, 12, 13]) await ann.marking.edit({ sheetId, edit: mark("s1", value) });
    expect(history()).toBe(1);
    cast.centre.wait(61_000);
    await ann.marking.edit({ sheetId, edit: mark("s1", 14) });
    expect(history()).toBe(2);
  });
});

describe("signing", () => {
  test("names what is missing, and nothing else", async () => {
    const { sheetId } = await cast.assigned();
    await ann.marking.edit({ sheetId, edit: mark("s1", 30) });
    await ann.marking.edit({ sheetId, edit: { field: "strengths", itemId: "s2", value: "Words are not a mark." } });
    const refusal = await refusalOf(ann.marking.sign({ sheetId, revision: 2, passphrase }));
    expect(refusal.code).toBe("SHEET_INCOMPLETE");
    expect(refusal.details).toEqual({ missing: [{ id: "s2", title: "Own commitment to mentoring and coaching" }] });
    expect(refusal.message).toContain("Own commitment to mentoring and coaching");
  });

  test("refuses without the learner's statement that the work is their own", async () => {
    const { sheetId } = await cast.assigned("ann", { authenticityConfirmed: false });
    cast.centre.mark(cast.people.ann, sheetId, passing);
    expect(await codeOf(ann.marking.sign({ sheetId, revision: 2, passphrase }))).toBe("AUTHENTICITY_MISSING");
  });

  test("covers what the signer saw: a change after that is refused, before the passphrase is even asked", async () => {
    const { sheetId } = await cast.assigned();
    cast.centre.mark(cast.people.ann, sheetId, passing);
    const { revision } = await ann.marking.openSheet({ sheetId });
    await ann.marking.edit({ sheetId, edit: mark("s2", 31) });
    expect(await codeOf(ann.marking.sign({ sheetId, revision, passphrase: "wrong" }))).toBe("CHANGED_MEANWHILE");
    expect((await ann.marking.openSheet({ sheetId })).signatures).toEqual([]);
  });

  test("a change while the passphrase is being checked is refused too", async () => {
    const { sheetId } = await cast.assigned();
    cast.centre.mark(cast.people.ann, sheetId, passing);
    const { revision } = await ann.marking.openSheet({ sheetId });
    const signing = codeOf(ann.marking.sign({ sheetId, revision, passphrase }));
    const editing = ann.marking.edit({ sheetId, edit: mark("s2", 31) });
    const [code, edited] = await Promise.all([signing, editing]);
    expect(code).toBe("CHANGED_MEANWHILE");
    expect(edited.revision).toBe(revision + 1);
    const sheet = await ann.marking.openSheet({ sheetId });
    expect(sheet).toMatchObject({ writable: true, signatures: [] });
  });

  test("asks for the passphrase, and waits longer after each wrong one", async () => {
    const { sheetId } = await cast.assigned();
    cast.centre.mark(cast.people.ann, sheetId, passing);
    const start = cast.centre.clock.now.getTime();
    const wrong = await refusalOf(ann.marking.sign({ sheetId, revision: 2, passphrase: "not the passphrase" }));
    expect(wrong.code).toBe("WRONG_PASSPHRASE");
    expect(wrong.details).toEqual({ retryAt: new Date(start + 1_000).toISOString() });
    expect(await codeOf(ann.marking.sign({ sheetId, revision: 2, passphrase }))).toBe("TOO_SOON");
    cast.centre.wait(1_000);
    const signed = await ann.marking.sign({ sheetId, revision: 2, passphrase });
    expect(signed).toMatchObject({ writable: false, script: { state: "signed" } });
    expect(signed.signatures).toEqual([
      {
        role: "assessor",
        person: { id: cast.people.ann.person.id, name: "ann Person" },
        signedAt: cast.centre.clock.now.toISOString(),
        valid: true,
        voidedAt: null,
        voidedReason: null,
      },
    ]);
    expect(await codeOf(ann.marking.sign({ sheetId, revision: 2, passphrase }))).toBe("WRONG_STATE");
  });
});

describe("reopening", () => {
  test("needs a reason, voids the signature for all to see, and lets the assessor go on", async () => {
    const { sheetId } = await cast.signed();
    expect(await codeOf(ann.marking.reopen({ sheetId, reason: "   " }))).toBe("REASON_MISSING");
    const reopened = await ann.marking.reopen({ sheetId, reason: "A page was overlooked." });
    expect(reopened).toMatchObject({ writable: true, script: { state: "in-marking" } });
    expect(reopened.signatures).toMatchObject([
      { valid: false, voidedAt: cast.centre.clock.now.toISOString(), voidedReason: "A page was overlooked." },
    ]);
    const { revision } = await ann.marking.edit({ sheetId, edit: mark("s1", 40) });
    const again = await ann.marking.sign({ sheetId, revision, passphrase });
    expect(again.signatures.map((signature) => signature.valid)).toEqual([false, true]);
  });

  test("is refused before a signature, and once an IQA has the sheet in hand", async () => {
    const unsigned = await cast.assigned();
    const early = ann.marking.reopen({ sheetId: unsigned.sheetId, reason: "Too early." });
    expect(await refusalOf(early)).toMatchObject({ code: "WRONG_STATE", details: { state: "assigned" } });
    const inQa = await cast.signed(referred);
    cast.centre.markQa(cast.people.ina, inQa.sheetId, { s1: { judge: 1 } });
    const late = ann.marking.reopen({ sheetId: inQa.sheetId, reason: "Too late." });
    expect(await refusalOf(late)).toMatchObject({ code: "WRONG_STATE", details: { state: "in-qa" } });
  });
});
