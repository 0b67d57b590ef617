import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { qaColumn } from "../../electron/core/iqa/qa-column.ts";
import { editColumn } from "../../electron/core/marking/edit-column.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { attemptsOf, openCentreOfAttempts, referred } from "../support/attempts.ts";
import { passphrase, type TestCentre } from "../support/centre.ts";
import { codeOf } from "../support/refusal.ts";

let centre: TestCentre;
let client: WorkstationClient;
const as = (name: string) => centre.signInAs(name);
const { takeIn, attempt, qualityAssure, setTrainee } = attemptsOf(() => centre);

beforeAll(async () => {
  centre = await openCentreOfAttempts();
  client = centre.client();
});
afterAll(() => centre.close());

describe("blindness across attempts", () => {
  const openAs = async (name: string, sheetId: string) => {
    await as(name);
    return codeOf(client.iqa.openSheet({ sheetId }));
  };
  const queueOf = async (name: string) => {
    await as(name);
    return (await client.iqa.queue()).map((item) => item.sheetId);
  };

  test("keeps whoever judged what a sheet carries from quality-assuring it, however long ago", async () => {
    const learner = centre.register();
    const first = await attempt(learner, "ben", referred);
    await qualityAssure(first.sheetId, "ina", { s1: 20, s2: 10, s3: 25 });
    const second = await attempt(learner, "otto", { s2: { judge: 11 } });
    const third = await attempt(learner, "otto", { s2: { judge: 20 } });
    for (const { sheetId } of [second, third]) {
      expect(await openAs("ben", sheetId)).toBe("SAW_MARKS");
      expect(await queueOf("ben")).not.toContain(sheetId);
      expect(await queueOf("ina")).toContain(sheetId);
    }

    // Nothing was passed, so nothing is carried, and nobody's marks are in the second sheet but its own.
    const another = centre.register();
    await attempt(another, "ben", { s1: { judge: 10 }, s2: { judge: 10 }, s3: { judge: 10 } });
    const afresh = await attempt(another, "otto", { s1: { judge: 20 }, s2: { judge: 20 }, s3: { judge: 20 } });
    expect(await queueOf("ben")).toContain(afresh.sheetId);
  });

  test("keeps who countersigned or wrote in a later attempt from checking the earlier one blind", async () => {
    await centre.addPerson("una", ["assessor", "iqa"]);
    const learner = centre.register();
    const first = await attempt(learner, "ann", referred);
    const second = await takeIn(learner, "una");
    centre.mark(centre.person("una"), second.sheetId, { s2: { judge: 12 } });
    await as("staff");
    const { revision } = await client.scripts.get({ scriptId: second.id });
    await client.scripts.assign({ scriptId: second.id, assessorId: centre.person("otto").person.id, revision });
    expect(await openAs("una", first.sheetId)).toBe("SAW_MARKS");

    await setTrainee("otto", "2026-09-01");
    await centre.sign(centre.person("otto"), second.sheetId);
    await as("ben");
    expect(await queueOf("ben")).toContain(first.sheetId);
    await client.marking.openToCountersign({ sheetId: second.sheetId });
    expect(await queueOf("ben")).not.toContain(first.sheetId);
    expect(await openAs("ben", first.sheetId)).toBe("SAW_MARKS");
    await setTrainee("otto", null);
  });

  test("keeps who read a later attempt as its assessor, and was replaced before a word of theirs, from checking the earlier one", async () => {
    await centre.addPerson("vera", ["assessor", "iqa"]);
    const learner = centre.register();
    const first = await attempt(learner, "ann", referred);
    const second = await takeIn(learner, "vera");
    const giveTo = async (name: string) => {
      await as("staff");
      const { revision } = await client.scripts.get({ scriptId: second.id });
      await client.scripts.assign({ scriptId: second.id, assessorId: centre.person(name).person.id, revision });
    };
    const marksRead = async () => {
      await as("staff");
      const { entries } = await client.centre.auditTrail({});
      return entries.filter(({ action, recordId }) => action === "sheet.marks-read" && recordId === second.sheetId)
        .length;
    };
    await as("ben");
    expect(await queueOf("ben")).toContain(first.sheetId);
    await giveTo("ben");
    // Given to them and never opened: they have seen nothing of it.
    await giveTo("vera");
    expect(await queueOf("ben")).toContain(first.sheetId);
    for (let times = 0; times < 2; times += 1) {
      await as("vera");
      await client.marking.openSheet({ sheetId: second.sheetId });
      await client.marking.earlierAttempts({ sheetId: second.sheetId });
    }
    expect(await marksRead()).toBe(1);
    await giveTo("otto");
    expect(await queueOf("vera")).not.toContain(first.sheetId);
    expect(await openAs("vera", first.sheetId)).toBe("SAW_MARKS");
    expect(await queueOf("ben")).toContain(first.sheetId);
  });

  test("knows who read another assessor's unfinished marks, and that there was nothing to read before", async () => {
    const script = await takeIn(centre.register(), "ben");
    const giveTo = async (name: string) => {
      await as("staff");
      const { revision } = await client.scripts.get({ scriptId: script.id });
      await client.scripts.assign({ scriptId: script.id, assessorId: centre.person(name).person.id, revision });
    };
    await as("ben");
    await client.marking.openSheet({ sheetId: script.sheetId });
    await giveTo("ann");
    centre.mark(centre.person("ann"), script.sheetId, { s1: { judge: 20 } });
    await giveTo("vera");
    await as("vera");
    await client.marking.openSheet({ sheetId: script.sheetId });
    await giveTo("ann");
    centre.mark(centre.person("ann"), script.sheetId, { s2: { judge: 20 }, s3: { judge: 30 } });
    await centre.sign(centre.person("ann"), script.sheetId);
    expect(await openAs("vera", script.sheetId)).toBe("SAW_MARKS");
    expect(await queueOf("ben")).toContain(script.sheetId);
  });

  test("gives an IQA who has an attempt in hand no later one before their marks are committed", async () => {
    const learner = centre.register();
    const first = await attempt(learner, "ann", referred);
    const ben = centre.person("ben");
    editColumn(ben, qaColumn, first.sheetId, { field: "mark", itemId: "s1", value: 19 });
    await expect(takeIn(learner, "ben")).rejects.toMatchObject({ code: "CHECKS_EARLIER" });
    const second = await takeIn(learner, "otto");
    await as("staff");
    const assign = async () => {
      const { revision } = await client.scripts.get({ scriptId: second.id });
      return client.scripts.assign({ scriptId: second.id, assessorId: ben.person.id, revision });
    };
    expect(await codeOf(assign())).toBe("CHECKS_EARLIER");

    await setTrainee("otto", "2026-09-01");
    centre.mark(centre.person("otto"), second.sheetId, { s2: { judge: 20 } });
    await centre.sign(centre.person("otto"), second.sheetId);
    await as("ben");
    expect((await client.marking.countersignQueue()).map((item) => item.sheetId)).not.toContain(second.sheetId);
    expect(await codeOf(client.marking.openToCountersign({ sheetId: second.sheetId }))).toBe("CHECKS_EARLIER");
    await as("ann");
    const { revision } = await client.marking.openToCountersign({ sheetId: second.sheetId });
    await client.marking.countersign({ sheetId: second.sheetId, revision, passphrase });
    await setTrainee("otto", null);
    // Committing the second would show what it carries from the first.
    expect(await openAs("ben", second.sheetId)).toBe("CHECKS_EARLIER");
    centre.markQa(ben, first.sheetId, { s2: { judge: 10 }, s3: { judge: 25 } });
    centre.commitQa(ben, first.sheetId);
    expect(await queueOf("ben")).toContain(second.sheetId);
  });
});
