import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { write } from "../../electron/core/store/connection.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { writeSelector } from "../../shared/domain/evidence-selector.ts";
import { type Column, passphrase, TestCentre } from "../support/centre.ts";
import { codeOf } from "../support/refusal.ts";

const assessmentId = "work-based-assignment";
const passing: Column = { s1: { judge: 30, strengths: "Clear." }, s2: { judge: 30 } };

let centre: TestCentre;
let client: WorkstationClient;
const as = (name: string) => centre.signInAs(name);

beforeAll(async () => {
  centre = await TestCentre.open();
  client = centre.client();
  for (const name of ["ann", "otto", "tess", "tim"]) await centre.addPerson(name, ["assessor"]);
  await centre.addPerson("ina", ["iqa"]);
  await centre.addPerson("ben", ["assessor", "iqa"]);
  await setTrainee("tess", "2026-09-01");
  await setTrainee("tim", "2026-10-01");
});
afterAll(() => centre.close());

async function setTrainee(name: string, traineeSince: string | null): Promise<void> {
  await as("staff");
  const person = (await client.people.list()).find(({ signInName }) => signInName === name);
  await client.people.setTrainee({ id: person?.id ?? "", traineeSince, revision: person?.revision ?? 0 });
}

async function takenIn(assessor: string) {
  const files = [{ name: "work.txt", bytes: Buffer.from("The work.") }];
  return centre.takeIn({ learner: centre.register(), assessmentId, files, assessor: centre.person(assessor) });
}

async function signedBy(assessor: string) {
  const script = await takenIn(assessor);
  centre.mark(centre.person(assessor), script.sheetId, passing);
  await centre.sign(centre.person(assessor), script.sheetId);
  return script;
}

describe("a trainee's sheet", () => {
  let sheetId: string;
  let scriptId: string;
  beforeEach(async () => {
    const script = await signedBy("tess");
    sheetId = script.sheetId;
    scriptId = script.id;
  });

  test("waits for a countersignature and does not reach the IQA before it", async () => {
    await as("ina");
    expect((await client.iqa.queue()).map((item) => item.sheetId)).not.toContain(sheetId);
    expect(await codeOf(client.iqa.openSheet({ sheetId }))).toBe("WRONG_STATE");
    await as("otto");
    const item = (await client.marking.countersignQueue()).find((waiting) => waiting.sheetId === sheetId);
    expect(item).toMatchObject({ state: "awaiting-countersignature", assessor: { name: "tess Person" } });
    const opened = await client.marking.openToCountersign({ sheetId });
    expect(opened).toMatchObject({ writable: false, signatures: [{ role: "assessor", valid: true }] });
    expect((await client.scripts.get({ scriptId })).id).toBe(scriptId);
    // What the trainee was told before signing, whoever puts their name beside theirs is told too.
    const checks = await client.marking.checkToCountersign({ sheetId });
    expect(checks.map(({ code }) => code)).toContain("criterion-not-judged");
    expect(await codeOf(client.marking.countersign({ sheetId, revision: 0, passphrase }))).toBe("CHANGED_MEANWHILE");
    const { revision } = opened;
    const countersigned = await client.marking.countersign({ sheetId, revision, passphrase });
    expect(countersigned.script.state).toBe("signed");
    expect(countersigned.signatures.map(({ role, valid }) => [role, valid])).toEqual([
      ["assessor", true],
      ["countersigner", true],
    ]);
    await as("ina");
    expect((await client.iqa.queue()).map((waiting) => waiting.sheetId)).toContain(sheetId);
  });

  test("is countersigned by nobody but an experienced assessor other than the trainee, without an interest", async () => {
    await as("tess");
    expect(await client.marking.countersignQueue()).toEqual([]);
    expect(await codeOf(client.marking.openToCountersign({ sheetId }))).toBe("OWN_SIGNATURE");
    await as("tim");
    expect(await client.marking.countersignQueue()).toEqual([]);
    expect(await codeOf(client.marking.countersign({ sheetId, revision: 3, passphrase }))).toBe("TRAINEE");
    expect(await codeOf(client.scripts.get({ scriptId }))).toBe("NOT_FOUND");
    await as("staff");
    const { learner } = await client.scripts.get({ scriptId });
    await client.centre.declareInterest({
      personId: centre.person("ann").person.id,
      learnerId: learner.id,
      nature: "A cousin.",
    });
    await as("ann");
    expect((await client.marking.countersignQueue()).map((item) => item.sheetId)).not.toContain(sheetId);
    expect(await codeOf(client.marking.openToCountersign({ sheetId }))).toBe("DECLARED_INTEREST");
    expect(await codeOf(client.marking.checkToCountersign({ sheetId }))).toBe("DECLARED_INTEREST");
  });

  test("is quality-assured by nobody who opened it to countersign", async () => {
    await as("ben");
    await client.marking.openToCountersign({ sheetId });
    await as("otto");
    const { revision } = await client.marking.openToCountersign({ sheetId });
    await client.marking.countersign({ sheetId, revision, passphrase });
    await as("ben");
    expect((await client.iqa.queue()).map((item) => item.sheetId)).not.toContain(sheetId);
    expect(await codeOf(client.iqa.openSheet({ sheetId }))).toBe("SAW_MARKS");
  });

  test("shows its evidence, which the countersignature covers, to whoever opened it to countersign, read only", async () => {
    await as("tess");
    await client.marking.reopen({ sheetId, reason: "A passage was missed." });
    const [file] = (await client.scripts.get({ scriptId })).files;
    const selector = writeSelector({ kind: "box", page: 1, box: { x: 1, y: 1, width: 9, height: 9 } });
    const criterion = { unit: "D7.01", criterion: "1.1", itemId: "s1" };
    const { evidence } = await client.evidence.add({ sheetId, fileId: file?.id ?? "", selector, ...criterion });
    await centre.sign(centre.person("tess"), sheetId);

    await as("otto");
    expect(await codeOf(client.evidence.list({ sheetId }))).toBe("OTHER_ASSESSOR");
    const { revision } = await client.marking.openToCountersign({ sheetId });
    const shown = [{ side: "assr", writable: false, evidence: [{ id: evidence.id }] }];
    expect((await client.evidence.list({ sheetId })).columns).toMatchObject(shown);
    expect(await codeOf(client.evidence.remove({ evidenceId: evidence.id }))).toBe("WRONG_STATE");
    await as("ben");
    expect(await codeOf(client.evidence.list({ sheetId }))).toBe("WRONG_STATE");
    await client.marking.openToCountersign({ sheetId });
    expect((await client.evidence.list({ sheetId })).columns).toMatchObject(shown);
    await as("otto");
    await client.marking.countersign({ sheetId, revision, passphrase });
    expect((await client.evidence.list({ sheetId })).columns).toMatchObject(shown);
    await as("ben");
    expect(await codeOf(client.evidence.list({ sheetId }))).toBe("SAW_MARKS");
  });

  test("goes back to the trainee with a reason, and their status of today does not change yesterday's", async () => {
    await as("otto");
    expect(await codeOf(client.marking.returnToTrainee({ sheetId, reason: " " }))).toBe("REASON_MISSING");
    await client.marking.returnToTrainee({ sheetId, reason: "Say more in section 2." });
    await as("tess");
    const sheet = await client.marking.openSheet({ sheetId });
    expect(sheet).toMatchObject({ writable: true, script: { state: "in-marking" } });
    expect(sheet.signatures).toMatchObject([{ valid: false, voidedReason: "Say more in section 2." }]);
    await client.marking.edit({ sheetId, edit: { field: "mark", itemId: "s2", value: 28 } });
    const { revision } = await client.marking.openSheet({ sheetId });
    expect((await client.marking.sign({ sheetId, revision, passphrase })).script.state).toBe(
      "awaiting-countersignature",
    );
    await setTrainee("tess", null);
    const reopened = async () => (await client.scripts.get({ scriptId })).state;
    expect(await reopened()).toBe("awaiting-countersignature");
    await as("tess");
    await client.marking.reopen({ sheetId, reason: "Once more." });
    const again = await client.marking.openSheet({ sheetId });
    expect((await client.marking.sign({ sheetId, revision: again.revision, passphrase })).script.state).toBe("signed");
    await setTrainee("tess", "2026-09-01");
  });
});

describe("a declared interest", () => {
  test("is declared by oneself or by staff, withdrawn by staff with a reason, and listed to whom it concerns", async () => {
    const script = await takenIn("ann");
    const { learnerId } = script;
    await as("otto");
    const personId = centre.person("ann").person.id;
    expect(await codeOf(client.centre.declareInterest({ personId, learnerId, nature: "Rumour." }))).toBe("NOT_ALLOWED");
    await as("ann");
    const own = await client.centre.declareInterest({ learnerId, nature: "My sister." });
    expect(own.find(({ learner }) => learner.id === learnerId)).toMatchObject({
      person: { id: personId },
      learner: { registrationNumber: expect.stringMatching(/^ABC\d+$/) },
      declaredBy: { id: personId },
      nature: "My sister.",
    });
    expect(await codeOf(client.centre.withdrawInterest({ personId, learnerId, reason: "Not so." }))).toBe(
      "NOT_ALLOWED",
    );
    for (const call of [
      client.marking.openSheet({ sheetId: script.sheetId }),
      client.marking.sign({ sheetId: script.sheetId, revision: 0, passphrase }),
    ])
      expect(await codeOf(call)).toBe("DECLARED_INTEREST");
    expect((await client.marking.queue()).find((item) => item.id === script.id)).toMatchObject({
      barred: true,
      dueOn: "2026-12-10",
      attempt: 1,
      markedItems: 0,
    });
    await as("otto");
    expect((await client.centre.listInterests()).map(({ learner }) => learner.id)).not.toContain(learnerId);
    await as("staff");
    const { revision } = await client.scripts.get({ scriptId: script.id });
    expect(await codeOf(client.scripts.assign({ scriptId: script.id, assessorId: personId, revision }))).toBe(
      "DECLARED_INTEREST",
    );
    expect(await codeOf(client.centre.withdrawInterest({ personId, learnerId, reason: "" }))).toBe("REASON_MISSING");
    await client.centre.withdrawInterest({ personId, learnerId, reason: "Another Smith." });
    await as("ann");
    expect((await client.marking.openSheet({ sheetId: script.sheetId })).writable).toBe(true);
    await as("staff");
    const { entries } = await client.centre.auditTrail({ limit: 50 });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["interest.declared", "interest.withdrawn"]),
    );
  });
});

describe("a change after signing", () => {
  test("voids the signatures that covered it, and shows what changed field by field", async () => {
    const { sheetId } = await signedBy("ann");
    await as("ann");
    expect(await client.marking.signedDifference({ sheetId })).toEqual({ against: null, changes: [] });
    await client.marking.reopen({ sheetId, reason: "A slip in section 1." });
    await client.marking.edit({ sheetId, edit: { field: "mark", itemId: "s1", value: 20 } });
    const criterion = { unit: "D7.01", criterion: "1.1" };
    await client.marking.edit({ sheetId, edit: { field: "criterion", itemId: "s1", criterion, value: "partly" } });
    const { against, changes } = await client.marking.signedDifference({ sheetId });
    expect(against?.reason).toBe("A slip in section 1.");
    const found = changes.map(({ path, before, after }) => [path.join("/"), before, after]);
    expect(found).toContainEqual(["assessor/entries/s1/mark", 30, 20]);
    expect(found).toContainEqual(["assessor/entries/s1/criteria/D7.01 1.1/judgement", null, "partly"]);
    expect(found).toContainEqual(["assessor/outcome", "PASS", "REFERRAL"]);
    expect(found.map(([path]) => path)).not.toContain("assessor/entries/s2/mark");
    const { revision } = await client.marking.openSheet({ sheetId });
    const signed = await client.marking.sign({ sheetId, revision, passphrase });
    expect(signed.signatures.map(({ valid, voidedAt }) => [valid, voidedAt !== null])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  test("that went past the program keeps a sheet from being countersigned, and says so, until it is signed anew", async () => {
    const { sheetId } = await signedBy("tess");
    await as("otto");
    const { revision } = await client.marking.openToCountersign({ sheetId });
    const sql = "UPDATE sheet_entry SET mark = 31 WHERE sheet_id = ? AND side = 'assr' AND item_id = 's1'";
    write(centre.person("otto").centre.file, (db) => db.prepare(sql).run(sheetId).changes);
    expect(await codeOf(client.marking.countersign({ sheetId, revision, passphrase }))).toBe("SIGNATURE_NOT_VALID");
    await client.marking.returnToTrainee({ sheetId, reason: "It is not what was signed." });
    await centre.sign(centre.person("tess"), sheetId);
    const again = await client.marking.openToCountersign({ sheetId });
    const { signatures } = await client.marking.countersign({ sheetId, revision: again.revision, passphrase });
    expect(signatures.filter(({ valid }) => valid).map(({ role }) => role)).toEqual(["assessor", "countersigner"]);
  });

  test("that went past the program is seen: the signature is neither valid nor voided", async () => {
    const changes = [
      "UPDATE sheet_entry SET mark = 31 WHERE sheet_id = ? AND side = 'assr' AND item_id = 's1'",
      "UPDATE sheet_entry SET strengths_sealed = NULL WHERE sheet_id = ? AND side = 'assr' AND item_id = 's1'",
      "INSERT INTO criterion_judgement VALUES (?, 'assr', 's1', 'D7.01', '1.1', 'met')",
      "UPDATE script SET standardisation_refused = 1 WHERE id = (SELECT script_id FROM mark_sheet WHERE id = ?)",
      "UPDATE script_file SET bytes = bytes + 1 WHERE script_id = (SELECT script_id FROM mark_sheet WHERE id = ?)",
      "UPDATE signature SET signed_at = '2026-11-24T00:00:00.000Z' WHERE sheet_id = ?",
    ];
    await as("ann");
    for (const sql of changes) {
      const { sheetId } = await signedBy("ann");
      expect((await client.marking.openSheet({ sheetId })).signatures[0]?.valid).toBe(true);
      write(centre.person("ann").centre.file, (db) => db.prepare(sql).run(sheetId).changes);
      expect((await client.marking.openSheet({ sheetId })).signatures[0], sql).toMatchObject({
        valid: false,
        voidedAt: null,
      });
    }
  });
});
