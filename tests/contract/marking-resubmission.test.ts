import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { writeSelector } from "../../shared/domain/evidence-selector.ts";
import { attemptsOf, openCentreOfAttempts, referred } from "../support/attempts.ts";
import { passphrase, type TestCentre } from "../support/centre.ts";
import { codeOf } from "../support/refusal.ts";

let centre: TestCentre;
let client: WorkstationClient;
const as = (name: string) => centre.signInAs(name);
const { takeIn, attempt, qualityAssure } = attemptsOf(() => centre);

beforeAll(async () => {
  centre = await openCentreOfAttempts();
  client = centre.client();
});
afterAll(() => centre.close());

describe("a resubmission", () => {
  test("opens with the passed sections carried forward, read only, and the referred one open", async () => {
    const learner = centre.register();
    const first = await attempt(learner, "ann", referred);
    await as("ann");
    const before = await client.marking.openSheet({ sheetId: first.sheetId });
    const second = await takeIn(learner, "otto");
    const { sheetId } = second;
    await as("otto");
    const sheet = await client.marking.openSheet({ sheetId });
    const from = { fromSheetId: first.sheetId, fromAttempt: 1, fromColumn: "assessor", outdated: false };
    expect(sheet.carried).toEqual([
      { itemId: "s1", ...from },
      { itemId: "s3", ...from },
    ]);
    expect(sheet.entries.map(({ mark, strengths }) => [mark, strengths])).toEqual([
      [20, "A frank account of self."],
      [null, ""],
      [25, ""],
    ]);
    expect(sheet).toMatchObject({ revision: 0, script: { state: "assigned", attempt: 2 } });
    expect((await client.marking.sheetAt({ sheetId, at: "2026-01-01T00:00:00.000Z" })).entries[0]?.mark).toBe(20);
    const refusals = [
      client.marking.edit({ sheetId, edit: { field: "mark", itemId: "s1", value: 30 } }),
      client.marking.edit({ sheetId, edit: { field: "strengths", itemId: "s3", value: "More." } }),
    ];
    for (const call of refusals)
      await expect(call).rejects.toMatchObject({ code: "CARRIED_FORWARD", data: { attempt: 1 } });
    const selector = writeSelector({ kind: "box", page: 1, box: { x: 1, y: 1, width: 9, height: 9 } });
    const passage = { sheetId, fileId: sheet.script.files[0]?.id ?? "", selector };
    const carriedCriterion = { unit: "D7.02", criterion: "1.1", itemId: "s1" };
    await expect(client.evidence.add({ ...passage, ...carriedCriterion })).rejects.toMatchObject({
      code: "CARRIED_FORWARD",
    });
    const { evidence } = await client.evidence.add({ ...passage, unit: "D7.03", criterion: "1.1", itemId: "s2" });
    const change = { evidenceId: evidence.id, note: "", revision: 1 };
    expect(await codeOf(client.evidence.change({ ...change, ...carriedCriterion }))).toBe("CARRIED_FORWARD");
    const { revision } = await client.marking.edit({ sheetId, edit: { field: "mark", itemId: "s2", value: 15 } });
    const signed = await client.marking.sign({ sheetId, revision, passphrase });
    expect(signed.signatures[0]?.valid).toBe(true);

    const [earlier, ...others] = await client.marking.earlierAttempts({ sheetId });
    expect(others).toEqual([]);
    expect(earlier).toMatchObject({ outcome: "REFERRAL", column: "assessor", referredSections: [{ id: "s2" }] });
    expect(earlier?.entries[1]?.improvements).toBe("Record the sessions.");
    expect((await client.scripts.get({ scriptId: first.id })).attempt).toBe(1);

    await as("ann");
    const after = await client.marking.openSheet({ sheetId: first.sheetId });
    expect({ ...after, attempt: before.attempt, reopenable: before.reopenable }).toEqual(before);
    expect([before.reopenable, after.reopenable]).toEqual([true, false]);
    expect(after.attempt.superseded).toBe(true);
    expect(await codeOf(client.marking.reopen({ sheetId: first.sheetId, reason: "Once more." }))).toBe("WRONG_STATE");

    await as("ina");
    const blind = await client.iqa.openSheet({ sheetId });
    expect(blind.carried.map(({ itemId }) => itemId)).toEqual(["s1", "s3"]);
    expect(await codeOf(client.iqa.edit({ sheetId, edit: { field: "mark", itemId: "s1", value: 9 } }))).toBe(
      "CARRIED_FORWARD",
    );
    const qa = await client.iqa.edit({ sheetId, edit: { field: "mark", itemId: "s2", value: 16 } });
    expect((await client.iqa.commit({ sheetId, revision: qa.revision })).qaEntries.map(({ mark }) => mark)).toEqual([
      20, 16, 25,
    ]);
  });

  test("hides an assessor's carried marks from the IQA until theirs are committed, and no QA decision's", async () => {
    const learner = centre.register();
    const first = await attempt(learner, "ann", referred);
    const second = await attempt(learner, "ann", { s2: { judge: 15 } });
    await as("ivan");
    const { sheetId } = second;
    const at = new Date(8e12).toISOString();
    const see = async () => ({
      sheet: await client.iqa.openSheet({ sheetId }),
      past: await client.iqa.sheetAt({ sheetId, at }),
    });
    const { sheet, past } = await see();
    expect(sheet).toMatchObject({ view: "blind", withheld: ["s1", "s3"] });
    expect(sheet.carried.map(({ itemId, fromColumn }) => [itemId, fromColumn])).toEqual([
      ["s1", "assessor"],
      ["s3", "assessor"],
    ]);
    for (const { entries } of [sheet.view === "blind" ? sheet : { entries: [] }, past]) {
      expect(entries.map(({ itemId, mark }) => [itemId, mark])).toEqual([
        ["s1", null],
        ["s2", null],
        ["s3", null],
      ]);
      expect(JSON.stringify(entries)).not.toContain("A frank account");
    }
    // So whoever only looked can still check the earlier attempt blind.
    expect(await client.iqa.openSheet({ sheetId: first.sheetId })).toMatchObject({ view: "blind", withheld: [] });
    const { revision } = await client.iqa.edit({ sheetId, edit: { field: "mark", itemId: "s2", value: 16 } });
    await client.iqa.commit({ sheetId, revision });
    const after = await see();
    expect(after.sheet).toMatchObject({ view: "compared", qaEntries: [{ mark: 20 }, { mark: 16 }, { mark: 25 }] });
    expect(after.past.entries.map(({ mark }) => mark)).toEqual([20, 16, 25]);

    const another = centre.register();
    const checked = await attempt(another, "ann", referred);
    await qualityAssure(checked.sheetId, "ina", { s1: 19, s2: 9, s3: 24 });
    const next = await attempt(another, "ann", { s2: { judge: 15 } });
    const shown = await client.iqa.openSheet({ sheetId: next.sheetId });
    expect(shown).toMatchObject({ view: "blind", withheld: [], entries: [{ mark: 19 }, { mark: null }, { mark: 24 }] });
  });

  test("carries on from the attempt on which a section was judged, however often it is carried", async () => {
    const learner = centre.register();
    const first = await attempt(learner, "ann", { s1: { judge: 20 }, s2: { judge: 10 }, s3: { judge: 10 } });
    await attempt(learner, "ann", { s2: { judge: 20 }, s3: { judge: 12 } });
    const third = await takeIn(learner, "ann");
    await as("ann");
    const sheet = await client.marking.openSheet({ sheetId: third.sheetId });
    expect(sheet.carried.map(({ itemId, fromAttempt }) => [itemId, fromAttempt])).toEqual([
      ["s1", 1],
      ["s2", 2],
    ]);
    expect(sheet.carried[0]?.fromSheetId).toBe(first.sheetId);
    expect(
      (await client.marking.earlierAttempts({ sheetId: third.sheetId })).map(({ script }) => script.attempt),
    ).toEqual([2, 1]);
  });

  test("follows the QA decision where there is one, and says when it changed afterwards", async () => {
    const learner = centre.register();
    const first = await attempt(learner, "ann", { s1: { judge: 20 }, s2: { judge: 10 }, s3: { judge: 25 } });
    await qualityAssure(first.sheetId, "ina", { s1: 18, s2: 9, s3: 10 });
    const second = await takeIn(learner, "ann");
    await as("ann");
    const sheet = await client.marking.openSheet({ sheetId: second.sheetId });
    expect(sheet.carried).toMatchObject([{ itemId: "s1", fromColumn: "qa", outdated: false }]);
    expect(sheet.entries[0]?.mark).toBe(18);

    const another = centre.register();
    const early = await attempt(another, "ann", referred);
    const late = await takeIn(another, "ann");
    await qualityAssure(early.sheetId, "ina", { s1: 20, s2: 10, s3: 10 });
    const { carried } = await client.marking.openSheet({ sheetId: late.sheetId });
    expect(carried.map(({ itemId, outdated }) => [itemId, outdated])).toEqual([
      ["s1", false],
      ["s3", true],
    ]);
  });

  test("keeps whoever marks or checks it from checking the earlier attempt blind", async () => {
    const learner = centre.register();
    const first = await attempt(learner, "ann", referred);
    const second = await attempt(learner, "ben", { s2: { judge: 20 } });
    await as("ben");
    expect(await codeOf(client.iqa.openSheet({ sheetId: first.sheetId }))).toBe("SAW_MARKS");
    expect((await client.iqa.queue()).map((item) => item.sheetId)).not.toContain(first.sheetId);
    await as("ivan");
    await client.iqa.edit({ sheetId: second.sheetId, edit: { field: "mark", itemId: "s2", value: 20 } });
    expect(await codeOf(client.iqa.openSheet({ sheetId: first.sheetId }))).toBe("SAW_MARKS");
  });
});

describe("the centre's limits", () => {
  test("ask for a reason, which is kept, and refuse nothing", async () => {
    await as("staff");
    const { number, name, revision } = await client.centre.get();
    const settings = { attemptsAllowed: 2, resubmitWithinDays: 14 };
    await client.centre.update({ number, name, settings, revision });
    expect((await client.centre.get()).settings).toEqual({
      idleLockMinutes: 10,
      attemptsAllowed: 2,
      resubmitWithinDays: 14,
      markWithinDays: 20,
    });
    const learner = centre.register();
    await attempt(learner, "ann", referred);
    await attempt(learner, "ann", { s2: { judge: 12 } });
    await expect(takeIn(learner, "ann")).rejects.toMatchObject({
      code: "LIMIT_REASON_MISSING",
      details: { attempt: 3, attemptsAllowed: 2, daysLate: 0 },
    });
    const third = await takeIn(learner, "ann", "Illness, agreed with the centre on 12 November.");
    await as("ann");
    const { attempt: limit } = await client.marking.openSheet({ sheetId: third.sheetId });
    expect(limit).toEqual({
      allowed: 2,
      resubmitBy: "2026-12-07",
      limitReason: "Illness, agreed with the centre on 12 November.",
      superseded: false,
    });
  });
});

describe("the resubmission desk", () => {
  test("lists whose latest attempt is referred, for the assessor who marked it and for staff", async () => {
    const learner = centre.register();
    const script = await attempt(learner, "otto", referred);
    const find = async () => (await client.marking.resubmissions()).find((item) => item.script.id === script.id);
    await as("otto");
    expect(await find()).toMatchObject({
      referredSections: [{ id: "s2" }],
      attemptsUsed: 1,
      attemptsAllowed: 2,
      resubmitBy: "2026-12-07",
    });
    await as("ann");
    expect(await find()).toBeUndefined();
    await as("staff");
    expect(await find()).toBeDefined();
    await takeIn(learner, "otto");
    expect(await find()).toBeUndefined();
  });

  test("tells a person who quality-assures nothing that they could still check blind", async () => {
    const script = await attempt(centre.register(), "ann", referred);
    await centre.addPerson("dora", ["centre-staff", "iqa"]);
    await as("dora");
    const listed = async () => (await client.marking.resubmissions()).map((item) => item.script.id);
    expect(await listed()).not.toContain(script.id);
    await qualityAssure(script.sheetId, "ivan", { s1: 20, s2: 10, s3: 25 });
    expect(await listed()).toContain(script.id);
  });
});
