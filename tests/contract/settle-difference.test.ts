import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { Cast, type CastName, passing, referred } from "../support/cast.ts";
import { passphrase } from "../support/centre.ts";
import { codeOf, refusalOf } from "../support/refusal.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.open();
});
afterAll(() => cast.close());

const reason = "Section 2 does not show the contract; the IQA is right.";

/** Ann passed it, Ina referred section 2, and that stands. */
async function overruled() {
  const script = await cast.committed(passing, referred);
  await cast.centre.signQa(cast.people.ina, script.sheetId, "Section 2 has no contract.");
  return script;
}

async function barOf(client: WorkstationClient, sheetId: string): Promise<unknown> {
  return (await client.giveBack.ofSheet({ sheetId })).bars["feedback-report"];
}

async function signAs(name: "ann" | "otto", sheetId: string) {
  const client = await cast.as(name);
  const { revision } = await client.marking.openSheet({ sheetId });
  return client.marking.sign({ sheetId, revision, passphrase });
}

describe("an assessor who agrees with the QA decision", () => {
  test("revises the sheet, both sign again, and the report can be given back; what was signed first stays", async () => {
    const { sheetId } = await overruled();
    const ann = await cast.as("ann");
    const before = await ann.marking.openSheet({ sheetId });
    expect(before.quality).toMatchObject({ stands: true, differs: true, toSettle: true, escalation: null });

    const revising = await ann.marking.agree({ sheetId, reason });
    expect(revising).toMatchObject({ writable: true, script: { state: "in-marking" } });
    expect(revising.quality).toMatchObject({
      outcome: "REFERRAL",
      feedback: "Section 2 has no contract.",
      stands: false,
    });
    expect(revising.signatures.map(({ role, voidedReason }) => [role, voidedReason])).toEqual([
      ["assessor", reason],
      ["iqa", reason],
    ]);
    // No mark was written for anybody.
    expect(revising.entries).toEqual(before.entries);
    expect(await barOf(ann, sheetId)).toBe("not-signed");

    cast.centre.mark(cast.people.ann, sheetId, { s2: { judge: 20, improvements: "Show the contract." } });
    const { changes } = await ann.marking.signedDifference({ sheetId });
    expect(changes).toContainEqual(expect.objectContaining({ itemId: "s2", field: "mark", before: 30, after: 20 }));
    expect((await signAs("ann", sheetId)).script.state).toBe("qa-committed");
    expect(await barOf(ann, sheetId)).toBe("in-quality-assurance");
    expect(await codeOf(ann.marking.reopen({ sheetId, reason }))).toBe("WRONG_STATE");

    const ina = await cast.as("ina");
    const compared = await ina.iqa.openSheet({ sheetId });
    expect(compared).toMatchObject({ view: "compared", writable: true, decision: null });
    expect((await ina.iqa.queue()).find((script) => script.sheetId === sheetId)?.state).toBe("qa-committed");
    await cast.centre.signQa(cast.people.ina, sheetId, "Agreed with ann.");
    const stella = await cast.as("stella");
    expect(await barOf(stella, sheetId)).toBeNull();
    const settled = await (await cast.as("ann")).marking.openSheet({ sheetId });
    expect(settled.quality).toMatchObject({ decision: "agreed", stands: true, differs: false, toSettle: false });
    expect(settled.signatures.filter(({ valid }) => valid).map(({ role }) => role)).toEqual(["assessor", "iqa"]);
    expect(settled.signatures).toHaveLength(4);
  });

  test("goes through the countersignature again as a trainee, and then to the IQA", async () => {
    await cast.setTrainee("otto", "2026-09-01");
    const { sheetId } = await cast.signed(passing, "otto");
    await cast.countersign("ann", sheetId);
    cast.centre.markQa(cast.people.ina, sheetId, referred);
    cast.centre.commitQa(cast.people.ina, sheetId);
    await cast.centre.signQa(cast.people.ina, sheetId);
    await (await cast.as("otto")).marking.agree({ sheetId, reason });
    expect((await signAs("otto", sheetId)).script.state).toBe("awaiting-countersignature");
    await cast.countersign("ann", sheetId);
    expect(await barOf(await cast.as("stella"), sheetId)).toBe("in-quality-assurance");
    await cast.setTrainee("otto", null);
  });

  test("gets nothing countersigned or marked by the IQA of the sheet, who is an assessor too", async () => {
    await cast.setTrainee("otto", "2026-09-01");
    const { id: scriptId, sheetId } = await cast.signed(passing, "otto");
    await cast.countersign("ann", sheetId);
    cast.centre.markQa(cast.people.ben, sheetId, referred);
    cast.centre.commitQa(cast.people.ben, sheetId);
    await cast.centre.signQa(cast.people.ben, sheetId);
    await (await cast.as("otto")).marking.agree({ sheetId, reason });
    const staff = await cast.as("stella");
    const { revision } = await staff.scripts.get({ scriptId });
    const assign = staff.scripts.assign({ scriptId, assessorId: cast.people.ben.person.id, revision });
    expect(await codeOf(assign)).toBe("OWN_CHECK");
    await signAs("otto", sheetId);
    const ben = await cast.as("ben");
    expect((await ben.marking.countersignQueue()).map((item) => item.sheetId)).not.toContain(sheetId);
    expect(await codeOf(ben.marking.openToCountersign({ sheetId }))).toBe("OWN_CHECK");
    await cast.countersign("ann", sheetId);
    await cast.centre.signQa(cast.people.ben, sheetId);
    await cast.setTrainee("otto", null);
  });
});

describe("an assessor who escalates", () => {
  test("says why, to the IQA and in Give back; the QA decision goes on standing", async () => {
    const { sheetId } = await overruled();
    const ann = await cast.as("ann");
    const escalated = await ann.marking.escalate({ sheetId, reason: "The contract is in the appendix." });
    expect(escalated).toMatchObject({ writable: false, script: { state: "qa-signed" } });
    expect(escalated.quality?.escalation).toMatchObject({ reason: "The contract is in the appendix." });
    expect(escalated.signatures.every(({ valid }) => valid)).toBe(true);
    expect(await barOf(await cast.as("stella"), sheetId)).toBe("escalated");
    const ina = await cast.as("ina");
    expect(await ina.iqa.openSheet({ sheetId })).toMatchObject({
      escalation: { reason: "The contract is in the appendix." },
    });
    const listed = async () => (await ina.iqa.queue()).find((item) => item.sheetId === sheetId)?.escalated;
    expect(await listed()).toBe(true);
    // Settled in the IQA's favour after all.
    await (await cast.as("ann")).marking.agree({ sheetId, reason });
    await cast.as("ina");
    expect(await listed()).toBeUndefined();
    expect(await barOf(await cast.as("stella"), sheetId)).toBe("not-signed");
  });

  test("lets the IQA take the check back and mark anew; nobody sees those marks before they are signed", async () => {
    const { sheetId } = await overruled();
    const ina = await cast.as("ina");
    expect(await codeOf(ina.iqa.takeBack({ sheetId, reason: "On second thoughts." }))).toBe("WRONG_STATE");
    await (await cast.as("ann")).marking.escalate({ sheetId, reason: "It is in the appendix." });
    await cast.as("ina");
    expect(await codeOf(ina.iqa.takeBack({ sheetId, reason: "  " }))).toBe("REASON_MISSING");
    const again = await ina.iqa.takeBack({ sheetId, reason: "The appendix holds it." });
    expect(again).toMatchObject({
      view: "blind",
      writable: true,
      script: { state: "in-qa" },
      takenBack: { reason: "The appendix holds it." },
    });
    const own = await (await cast.as("ann")).marking.openSheet({ sheetId });
    expect(own.quality).toBeNull();
    expect(own.signatures).toMatchObject([{ role: "assessor", valid: true }]);

    cast.centre.markQa(cast.people.ina, sheetId, { s2: { judge: 28 } });
    cast.centre.commitQa(cast.people.ina, sheetId);
    await cast.centre.signQa(cast.people.ina, sheetId, "The appendix holds the contract.");
    expect(await barOf(await cast.as("stella"), sheetId)).toBeNull();
    const compared = await (await cast.as("ina")).iqa.openSheet({ sheetId });
    expect(compared).toMatchObject({ decision: { decision: "agreed" }, escalation: null });
    if (compared.view !== "compared") throw new Error("Still blind.");
    expect(compared.signatures.map(({ role, voidedReason }) => [role, voidedReason])).toEqual([
      ["assessor", null],
      ["iqa", "The appendix holds it."],
      ["iqa", null],
    ]);
  });
});

test("there is nothing to settle before the IQA has signed, where both say the same, or once a later attempt is signed", async () => {
  const same = await cast.committed(passing, { s1: { judge: 40 }, s2: { judge: 40 } });
  const calls = async (sheetId: string) => {
    const ann = await cast.as("ann");
    return Promise.all([
      codeOf(ann.marking.agree({ sheetId, reason })),
      codeOf(ann.marking.escalate({ sheetId, reason })),
    ]);
  };
  expect(await calls(same.sheetId)).toEqual(["WRONG_STATE", "WRONG_STATE"]);
  await cast.centre.signQa(cast.people.ina, same.sheetId);
  expect(await calls(same.sheetId)).toEqual(["WRONG_STATE", "WRONG_STATE"]);

  const learner = cast.centre.register();
  const first = await cast.signed(passing, "ann", learner);
  cast.centre.markQa(cast.people.ina, first.sheetId, referred);
  cast.centre.commitQa(cast.people.ina, first.sheetId);
  await cast.centre.signQa(cast.people.ina, first.sheetId);
  await cast.signed({ s2: { judge: 30 } }, "ann", learner);
  expect(await calls(first.sheetId)).toEqual(["WRONG_STATE", "WRONG_STATE"]);

  const { sheetId } = await overruled();
  const otto = await cast.as("otto");
  expect(await codeOf(otto.marking.agree({ sheetId, reason }))).toBe("OTHER_ASSESSOR");
  const ann = await cast.as("ann");
  expect((await refusalOf(ann.marking.agree({ sheetId, reason: " " }))).code).toBe("REASON_MISSING");
});

test("a REFERRAL that quality assurance makes a PASS is settled while the attempt that answers it is not signed", async () => {
  const learner = cast.centre.register();
  const first = await cast.signed(referred, "ann", learner);
  const { sheetId } = first;
  const second = await cast.assigned("ann", { learner });
  cast.centre.markQa(cast.people.ina, sheetId, passing);
  cast.centre.commitQa(cast.people.ina, sheetId);
  await cast.centre.signQa(cast.people.ina, sheetId, "Section 2 holds a contract.");
  expect(await barOf(await cast.as("stella"), sheetId)).toBe("settle-first");
  const ann = await cast.as("ann");
  expect((await ann.marking.openSheet({ sheetId })).quality).toMatchObject({ toSettle: true });
  await ann.marking.escalate({ sheetId, reason: "It has none." });
  expect(await barOf(await cast.as("stella"), sheetId)).toBe("escalated");
  await (await cast.as("ann")).marking.agree({ sheetId, reason });
  cast.centre.mark(cast.people.ann, sheetId, { s2: { judge: 30 } });
  await signAs("ann", sheetId);
  await cast.centre.signQa(cast.people.ina, sheetId, "Agreed.");
  expect(await barOf(await cast.as("stella"), sheetId)).toBeNull();
  cast.centre.mark(cast.people.ann, second.sheetId, { s2: { judge: 30 } });
  await signAs("ann", second.sheetId);
  expect(await barOf(await cast.as("stella"), sheetId)).toBe("later-attempt");
});

describe("where the assessor can't settle the difference", () => {
  async function assign(scriptId: string, to: CastName, why?: string) {
    const stella = await cast.as("stella");
    const { revision } = await stella.scripts.get({ scriptId });
    const assessorId = cast.people[to].person.id;
    return stella.scripts.assign({ scriptId, assessorId, revision, ...(why === undefined ? {} : { reason: why }) });
  }

  test("centre staff give the sheet to another, with a reason on record, who agrees and signs", async () => {
    const { id: scriptId, sheetId } = await overruled();
    const { learner } = await (await cast.as("stella")).scripts.get({ scriptId });
    cast.declareInterest("ann", learner.id);
    expect(await codeOf((await cast.as("ann")).marking.agree({ sheetId, reason }))).toBe("DECLARED_INTEREST");
    expect(await codeOf(assign(scriptId, "otto"))).toBe("REASON_MISSING");
    expect(await codeOf(assign(scriptId, "ina", "She has left."))).toBe("NOT_AN_ASSESSOR");
    const given = await assign(scriptId, "otto", "Ann declared an interest.");
    expect(given).toMatchObject({ state: "qa-signed", assessor: { name: "otto Person" } });
    const { entries } = await (await cast.as("stella")).centre.auditTrail({});
    const assigned = entries.find(({ action, recordId }) => action === "script.assigned" && recordId === scriptId);
    expect(assigned?.details).toContain("Ann declared an interest.");

    const otto = await cast.as("otto");
    const sheet = await otto.marking.openSheet({ sheetId });
    expect(sheet.signatures.map(({ role, valid }) => [role, valid])).toEqual([
      ["assessor", true],
      ["iqa", true],
    ]);
    await otto.marking.agree({ sheetId, reason });
    cast.centre.mark(cast.people.otto, sheetId, { s2: { judge: 20 } });
    expect((await signAs("otto", sheetId)).script.state).toBe("qa-committed");
  });

  test("to nobody who checked it; and a signed sheet with nothing to settle stays with its assessor", async () => {
    const checked = await cast.committed(passing, referred, "ben");
    await cast.centre.signQa(cast.people.ben, checked.sheetId, "Section 2 has no contract.");
    expect(await codeOf(assign(checked.id, "ben", "Ann has left."))).toBe("OWN_CHECK");
    const agreed = await cast.committed();
    await cast.centre.signQa(cast.people.ina, agreed.sheetId);
    expect(await codeOf(assign(agreed.id, "otto", "Ann has left."))).toBe("WRONG_STATE");
  });
});
