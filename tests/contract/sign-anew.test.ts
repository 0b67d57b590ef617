import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { write } from "../../electron/core/store/connection.ts";
import { Cast, type CastName, passing, referred } from "../support/cast.ts";
import { passphrase } from "../support/centre.ts";
import { codeOf } from "../support/refusal.ts";

/** A sheet that is not what was signed, from being found so to being signed anew: by people, each step with a reason. */
let cast: Cast;
beforeAll(async () => {
  cast = await Cast.open();
});
afterAll(() => cast.close());

const reason = "Section 1 says 34, and I signed 33.";
const check = { checkedOn: "2026-11-23", feedback: "", passphrase };

/** Changes a mark behind the program's back. */
function alter(sheetId: string, side: "assr" | "qa"): void {
  const sql = "UPDATE sheet_entry SET mark = mark + 1 WHERE sheet_id = ? AND side = ? AND item_id = 's1'";
  write(cast.centre.staff.centre.file, (db) => db.prepare(sql).run(sheetId, side).changes);
}

async function checked() {
  const script = await cast.committed();
  await cast.centre.signQa(cast.people.ina, script.sheetId);
  return script;
}

async function detailsOf(sheetId: string, action: string): Promise<string> {
  const { entries } = await (await cast.as("stella")).centre.auditTrail({});
  return entries.find((entry) => entry.recordId === sheetId && entry.action === action)?.details ?? "";
}

describe("a sheet whose assessor's signature does not fit it", () => {
  test("says so and what differs, is taken back with a reason while an IQA has it in hand, and goes to the same IQA blind", async () => {
    const { sheetId } = await cast.signed();
    const ina = await cast.as("ina");
    await ina.iqa.edit({ sheetId, edit: { field: "mark", itemId: "s1", value: 41 } });
    const ann = await cast.as("ann");
    expect(await ann.marking.openSheet({ sheetId })).toMatchObject({ signAnew: null, reopenable: false });
    expect(await codeOf(ann.marking.reopen({ sheetId, reason }))).toBe("WRONG_STATE");

    alter(sheetId, "assr");
    expect(await ann.marking.openSheet({ sheetId })).toMatchObject({ signAnew: "assessor", reopenable: true });
    const { against, changes } = await ann.marking.signedDifference({ sheetId });
    expect(against).toMatchObject({ voidedAt: null });
    expect(changes.map(({ path, before, after }) => [path.join("/"), before, after])).toContainEqual([
      "assessor/entries/s1/mark",
      33,
      34,
    ]);
    expect(await codeOf(ann.marking.reopen({ sheetId, reason: " " }))).toBe("REASON_MISSING");
    expect((await ann.marking.reopen({ sheetId, reason })).script.state).toBe("in-marking");
    expect(await detailsOf(sheetId, "sheet.reopened")).toMatch(/in-qa.*not-as-signed/);

    await cast.as("ina");
    expect(await codeOf(ina.iqa.openSheet({ sheetId }))).toBe("WRONG_STATE");
    await cast.as("ann");
    const edited = await ann.marking.edit({ sheetId, edit: { field: "mark", itemId: "s1", value: 33 } });
    const signed = await ann.marking.sign({ sheetId, revision: edited.revision, passphrase });
    expect(signed).toMatchObject({ signAnew: null, script: { state: "in-qa", iqa: { name: "ina Person" } } });
    await cast.as("ina");
    const blind = await ina.iqa.openSheet({ sheetId });
    expect(blind.view === "blind" && blind.entries.find(({ itemId }) => itemId === "s1")?.mark).toBe(41);
    await cast.as("ivan");
    expect(await codeOf(ina.iqa.openSheet({ sheetId }))).toBe("OTHER_IQA");
  });

  test("is not signed over by its IQA, whose committed column waits until it is signed anew", async () => {
    const { sheetId } = await cast.committed();
    alter(sheetId, "assr");
    const ina = await cast.as("ina");
    expect(await ina.iqa.openSheet({ sheetId })).toMatchObject({ signAnew: "assessor", takeBackable: false });
    expect(await codeOf(ina.iqa.sign({ sheetId, ...check }))).toBe("SIGNATURE_NOT_VALID");
    const ann = await cast.as("ann");
    await ann.marking.reopen({ sheetId, reason });
    await cast.centre.sign(cast.people.ann, sheetId);
    await cast.as("ina");
    const signed = await ina.iqa.sign({ sheetId, ...check });
    expect(signed.signatures.filter(({ valid }) => valid).map(({ role }) => role)).toEqual(["assessor", "iqa"]);
  });

  test("once checked, is taken back as well: both signatures become void, keep what they covered, and both sign anew", async () => {
    const { sheetId } = await checked();
    alter(sheetId, "assr");
    const ina = await cast.as("ina");
    expect(await codeOf(ina.iqa.takeBack({ sheetId, reason }))).toBe("WRONG_STATE");
    const ann = await cast.as("ann");
    const reopened = await ann.marking.reopen({ sheetId, reason });
    expect(reopened.signatures.map(({ voidedReason }) => voidedReason)).toEqual([reason, reason]);
    expect(reopened.signAnew).toBeNull();
    await cast.centre.sign(cast.people.ann, sheetId);
    await cast.as("ina");
    expect((await ina.iqa.sign({ sheetId, ...check })).script.state).toBe("qa-signed");
  });

  test("is given by centre staff, with a reason, to an assessor who can take it back where its own can't", async () => {
    const { id: scriptId, sheetId } = await checked();
    const stella = await cast.as("stella");
    const give = async (to: CastName, why?: string) => {
      const { revision } = await stella.scripts.get({ scriptId });
      return stella.scripts.assign({ scriptId, assessorId: cast.people[to].person.id, reason: why, revision });
    };
    expect(await stella.scripts.signAnew({ scriptId })).toEqual({ by: null });
    expect(await codeOf(give("otto", "Ann has left."))).toBe("WRONG_STATE");
    alter(sheetId, "assr");
    expect(await stella.scripts.signAnew({ scriptId })).toEqual({ by: "assessor" });
    const bars = (await stella.giveBack.ofSheet({ sheetId })).bars;
    expect(bars["feedback-report"]).toBe("altered");
    expect(await codeOf(give("otto"))).toBe("REASON_MISSING");
    await give("otto", "Ann has left.");
    const otto = await cast.as("otto");
    await otto.marking.reopen({ sheetId, reason });
    await cast.centre.sign(cast.people.otto, sheetId);
    expect((await otto.marking.openSheet({ sheetId })).script.state).toBe("qa-committed");
  });

  test("stays as it was found once a later attempt counts in its place", async () => {
    const learner = cast.centre.register();
    const first = await cast.signed(referred, "ann", learner);
    const later = await cast.assigned("otto", { learner });
    alter(first.sheetId, "assr");
    const ann = await cast.as("ann");
    expect(await ann.marking.openSheet({ sheetId: first.sheetId })).toMatchObject({ reopenable: true });
    cast.centre.mark(cast.people.otto, later.sheetId, { s2: { judge: 30 } });
    await cast.centre.sign(cast.people.otto, later.sheetId);
    expect(await ann.marking.openSheet({ sheetId: first.sheetId })).toMatchObject({
      signAnew: "nobody",
      reopenable: false,
    });
    expect(await codeOf(ann.marking.reopen({ sheetId: first.sheetId, reason }))).toBe("WRONG_STATE");
    const stella = await cast.as("stella");
    expect(await stella.scripts.signAnew({ scriptId: first.id })).toEqual({ by: "nobody" });
    const { revision } = await stella.scripts.get({ scriptId: first.id });
    const give = { scriptId: first.id, assessorId: cast.people.otto.person.id, reason: "Ann has left.", revision };
    expect(await codeOf(stella.scripts.assign(give))).toBe("WRONG_STATE");
  });
});

describe("a check whose IQA's signature alone does not fit it", () => {
  test("is taken back by its IQA with a reason, and signed anew; the assessor can't", async () => {
    const { sheetId } = await checked();
    alter(sheetId, "qa");
    const ann = await cast.as("ann");
    expect(await ann.marking.openSheet({ sheetId })).toMatchObject({ signAnew: "iqa", reopenable: false });
    expect(await codeOf(ann.marking.reopen({ sheetId, reason }))).toBe("WRONG_STATE");
    const ina = await cast.as("ina");
    expect(await ina.iqa.openSheet({ sheetId })).toMatchObject({ signAnew: "iqa", takeBackable: true });
    expect(await ina.iqa.takeBack({ sheetId, reason })).toMatchObject({ view: "blind", takenBack: { reason } });
    expect(await detailsOf(sheetId, "sheet.qa-taken-back")).toContain("not-as-signed");
    await cast.as("ina");
    cast.centre.markQa(cast.people.ina, sheetId, passing);
    cast.centre.commitQa(cast.people.ina, sheetId);
    expect((await ina.iqa.sign({ sheetId, ...check })).signAnew).toBeNull();
  });

  test("is given by centre staff to another IQA, with a reason, where its own can't", async () => {
    const { id: scriptId, sheetId } = await checked();
    alter(sheetId, "qa");
    const stella = await cast.as("stella");
    expect(await stella.scripts.signAnew({ scriptId })).toEqual({ by: "iqa" });
    const { revision } = await stella.scripts.get({ scriptId });
    const iqaId = cast.people.ivan.person.id;
    expect(await stella.scripts.giveCheck({ scriptId, iqaId, reason: "Ina has left.", revision })).toMatchObject({
      state: "in-qa",
      iqa: { name: "ivan Person" },
    });
    const ivan = await cast.as("ivan");
    expect((await ivan.iqa.openSheet({ sheetId })).view).toBe("blind");
    const signatures = (await (await cast.as("ann")).marking.openSheet({ sheetId })).signatures;
    expect(signatures.map(({ role, valid }) => [role, valid])).toEqual([["assessor", true]]);
  });
});
