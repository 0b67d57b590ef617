import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listEvidence } from "../../electron/core/store/evidence.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { writeSelector } from "../../shared/domain/evidence-selector.ts";
import { Cast, type CastName, passing, referred } from "../support/cast.ts";
import { passphrase } from "../support/centre.ts";
import { codeOf } from "../support/refusal.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.open();
});
afterAll(() => cast.close());

const reason = "Ina has left.";

/** Ina has begun the check: a mark, a sentence and a passage. */
async function begun() {
  const script = await cast.signed();
  const { sheetId } = script;
  const ina = await cast.as("ina");
  await ina.iqa.edit({ sheetId, edit: { field: "mark", itemId: "s1", value: 41 } });
  await ina.iqa.edit({ sheetId, edit: { field: "strengths", itemId: "s1", value: "In the wrong sheet." } });
  const [file] = (await ina.scripts.get({ scriptId: script.id })).files;
  const selector = writeSelector({ kind: "box", page: 1, box: { x: 1, y: 1, width: 9, height: 9 } });
  const place = { unit: "D7.01", criterion: "1.1", itemId: "s1" };
  await ina.evidence.add({ sheetId, fileId: file?.id ?? "", selector, ...place });
  return script;
}

async function give(scriptId: string, to: CastName, why = reason) {
  const stella = await cast.as("stella");
  const { revision } = await stella.scripts.get({ scriptId });
  return stella.scripts.giveCheck({ scriptId, iqaId: cast.people[to].person.id, reason: why, revision });
}

async function expectEmpty(client: WorkstationClient, sheetId: string) {
  const sheet = await client.iqa.openSheet({ sheetId });
  expect(sheet.view).toBe("blind");
  if (sheet.view !== "blind") return;
  for (const { mark, outcome, strengths, improvements, criteria } of sheet.entries)
    expect({ mark, outcome, strengths, improvements, criteria }).toEqual({
      ...{ mark: null, outcome: null, strengths: "", improvements: "", criteria: [] },
    });
  expect((await client.evidence.list({ sheetId })).columns).toMatchObject([{ side: "qa", evidence: [] }]);
  expect(listEvidence(cast.people.ina.db, cast.people.ina.keys, sheetId, "qa")).toEqual([]);
}

describe("an IQA who began a check", () => {
  test("puts it back: nobody has it, another starts with an empty column, and what was written is in its history", async () => {
    const { id: scriptId, sheetId } = await begun();
    const ivan = await cast.as("ivan");
    expect(await codeOf(ivan.iqa.putBack({ sheetId }))).toBe("OTHER_IQA");
    const ina = await cast.as("ina");
    await ina.iqa.putBack({ sheetId });
    expect(await ina.scripts.get({ scriptId }).catch(() => null)).toMatchObject({ state: "signed", iqa: null });
    expect(await codeOf(ina.iqa.putBack({ sheetId }))).toBe("WRONG_STATE");

    await cast.as("ivan");
    expect((await ivan.iqa.queue()).map((item) => item.sheetId)).toContain(sheetId);
    await expectEmpty(ivan, sheetId);
    const history = await ivan.iqa.history({ sheetId });
    expect(history.map(({ person, field }) => [person.name, field])).toContainEqual(["ina Person", "strengths"]);
    await ivan.iqa.edit({ sheetId, edit: { field: "mark", itemId: "s1", value: 30 } });
    const { entries } = await (await cast.as("stella")).centre.auditTrail({});
    expect(entries.filter(({ action }) => action === "sheet.qa-put-back")).toHaveLength(1);
  });

  test("so that its assessor can reopen it again", async () => {
    const { sheetId } = await begun();
    const ann = await cast.as("ann");
    expect(await codeOf(ann.marking.reopen({ sheetId, reason }))).toBe("WRONG_STATE");
    await (await cast.as("ina")).iqa.putBack({ sheetId });
    expect((await (await cast.as("ann")).marking.reopen({ sheetId, reason })).script.state).toBe("in-marking");
  });

  test("finishes it once the marks are committed, and where they signed it before", async () => {
    const { sheetId } = await cast.committed(passing, referred);
    const ina = await cast.as("ina");
    expect(await codeOf(ina.iqa.putBack({ sheetId }))).toBe("WRONG_STATE");
    await cast.centre.signQa(cast.people.ina, sheetId);
    await (await cast.as("ann")).marking.escalate({ sheetId, reason });
    await (await cast.as("ina")).iqa.takeBack({ sheetId, reason });
    expect(await codeOf(ina.iqa.putBack({ sheetId }))).toBe("WRONG_STATE");
  });
});

describe("centre staff", () => {
  test("give none to an IQA who has an earlier attempt in hand and has not committed it", async () => {
    const learner = cast.centre.register();
    const first = await cast.signed(referred, "ann", learner);
    const later = await cast.signed({ s2: { judge: 30 } }, "otto", learner);
    const ina = await cast.as("ina");
    const edit = { field: "mark", itemId: "s2", value: 41 } as const;
    await ina.iqa.edit({ sheetId: later.sheetId, edit });
    const ivan = await cast.as("ivan");
    await ivan.iqa.edit({ sheetId: first.sheetId, edit });
    expect(await codeOf(give(later.id, "ivan"))).toBe("IQA_BARRED");
  });

  test("give a check that is begun to another IQA, with a reason on record", async () => {
    const { id: scriptId, sheetId } = await begun();
    expect(await codeOf(give(scriptId, "ivan", " "))).toBe("REASON_MISSING");
    expect(await give(scriptId, "ivan")).toMatchObject({ state: "in-qa", iqa: { name: "ivan Person" } });
    const { entries } = await (await cast.as("stella")).centre.auditTrail({});
    const given = entries.find(({ action, recordId }) => action === "sheet.qa-given" && recordId === sheetId);
    expect(given?.details).toContain(reason);
    expect(await codeOf((await cast.as("ina")).iqa.openSheet({ sheetId }))).toBe("OTHER_IQA");
    const ivan = await cast.as("ivan");
    await expectEmpty(ivan, sheetId);
    const { revision } = await ivan.iqa.edit({ sheetId, edit: { field: "mark", itemId: "s1", value: 30 } });
    expect(await codeOf(ivan.iqa.commit({ sheetId, revision }))).toBe("SHEET_INCOMPLETE");
  });

  test("give one that is committed, and the other marks it blind before they sign", async () => {
    const { id: scriptId, sheetId } = await cast.committed(passing, referred);
    await give(scriptId, "ivan");
    const ivan = await cast.as("ivan");
    await expectEmpty(ivan, sheetId);
    await ivan.iqa.edit({ sheetId, edit: { field: "mark", itemId: "s1", value: 30 } });
    const { revision } = await ivan.iqa.edit({ sheetId, edit: { field: "mark", itemId: "s2", value: 30 } });
    await ivan.iqa.commit({ sheetId, revision });
    const signed = await ivan.iqa.sign({ sheetId, checkedOn: "2026-11-23", feedback: "", passphrase });
    expect(signed.signatures.filter(({ role }) => role === "iqa")).toMatchObject([{ valid: true }]);
  });

  test("give it to nobody who may not check it, and no check that is signed or not begun", async () => {
    const { id: scriptId } = await begun();
    expect(await codeOf(give(scriptId, "otto"))).toBe("NOT_AN_IQA");
    expect(await codeOf(give(scriptId, "ina"))).toBe("IQA_BARRED");
    const { learner } = await (await cast.as("stella")).scripts.get({ scriptId });
    cast.declareInterest("ben", learner.id);
    expect(await codeOf(give(scriptId, "ben"))).toBe("IQA_BARRED");
    const notBegun = await cast.signed();
    expect(await codeOf(give(notBegun.id, "ivan"))).toBe("WRONG_STATE");
    const signed = await cast.committed();
    await cast.centre.signQa(cast.people.ina, signed.sheetId);
    expect(await codeOf(give(signed.id, "ivan"))).toBe("WRONG_STATE");
  });
});
