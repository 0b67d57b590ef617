import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../electron/core/centre/actor.ts";
import type { Edit } from "../../shared/contract/sheet.ts";
import { TestCentre } from "../support/centre.ts";

const judge = (criterion: string, value: "met" | "partly" | "not-met" | null, itemId = "s1"): Edit => ({
  field: "criterion",
  itemId,
  criterion: { unit: "D7.01", criterion },
  value,
});

describe("judgements of criteria", () => {
  let centre: TestCentre;
  let sheetId: string;
  let ann: Actor;

  beforeAll(async () => {
    centre = await TestCentre.open();
    ann = await centre.addPerson("ann", ["assessor"]);
    await centre.addPerson("ina", ["iqa"]);
    const learner = centre.register();
    const files = [{ name: "work.txt", bytes: Buffer.from("The work.") }];
    const assessmentId = "work-based-assignment";
    sheetId = (await centre.takeIn({ learner, assessmentId, files, assessor: ann })).sheetId;
    await centre.signInAs("ann");
  });
  afterAll(() => centre.close());

  test("are saved one by one, in the order of the specification, and can be taken back", async () => {
    const client = centre.client();
    await client.marking.edit({ sheetId, edit: judge("1.2", "partly") });
    await client.marking.edit({ sheetId, edit: judge("1.1", "met") });
    await client.marking.edit({ sheetId, edit: judge("2.1", "not-met") });
    const { revision } = await client.marking.edit({ sheetId, edit: judge("2.1", null) });
    const sheet = await client.marking.openSheet({ sheetId });
    expect(sheet.revision).toBe(revision);
    expect(sheet.entries[0]?.criteria).toEqual([
      { unit: "D7.01", criterion: "1.1", judgement: "met" },
      { unit: "D7.01", criterion: "1.2", judgement: "partly" },
    ]);
    expect(sheet.entries[0]?.mark).toBeNull();
    expect(sheet.entries[1]?.criteria).toEqual([]);
  });

  test("are refused for a criterion that the item does not cover", async () => {
    const client = centre.client();
    for (const edit of [judge("2.3", "met"), judge("1.1", "met", "s9")])
      await expect(client.marking.edit({ sheetId, edit })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("are covered by the signature and kept from the IQA until the QA column is committed", async () => {
    centre.mark(ann, sheetId, { s1: { judge: 30 }, s2: { judge: 30 } });
    await centre.sign(ann, sheetId);
    await centre.signInAs("ina");
    const client = centre.client();
    const blind = await client.iqa.openSheet({ sheetId });
    expect(JSON.stringify(blind)).not.toContain('"judgement"');
    for (const itemId of ["s1", "s2"]) await client.iqa.edit({ sheetId, edit: { field: "mark", itemId, value: 26 } });
    const { revision } = await client.iqa.edit({ sheetId, edit: judge("1.1", "partly") });
    const compared = await client.iqa.commit({ sheetId, revision });
    expect(compared.assessorEntries[0]?.criteria[0]?.judgement).toBe("met");
    expect(compared.qaEntries[0]?.criteria).toEqual([{ unit: "D7.01", criterion: "1.1", judgement: "partly" }]);
  });
});
