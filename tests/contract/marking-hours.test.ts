import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { type Column, TestCentre } from "../support/centre.ts";

let centre: TestCentre;
let client: WorkstationClient;
let ann: Awaited<ReturnType<TestCentre["addPerson"]>>;
const entry = {
  date: "2026-05-04",
  clientCode: "Client A",
  minutes: 90,
  kind: "coaching",
  note: "By telephone.",
} as const;
const passing: Column = { s1: { judge: 30 }, s2: { judge: 20 }, s3: { judge: 30 } };

beforeAll(async () => {
  centre = await TestCentre.open({ roles: ["centre-staff"] });
  client = centre.client();
  ann = await centre.addPerson("ann", ["assessor"]);
  await centre.addPerson("otto", ["assessor"]);
  await centre.addPerson("ina", ["iqa"]);
});
afterAll(() => centre.close());

async function diary(assessmentId = "reflective-review-and-diary") {
  const files = [{ name: "work.txt", bytes: Buffer.from("The diary.") }];
  return centre.takeIn({ learner: centre.register(), assessmentId, files, assessor: ann });
}

test("the log adds up to the hours that the specification asks for, beside their section", async () => {
  const { id: scriptId } = await diary();
  await centre.signInAs("ann");
  expect(await client.hours.list({ scriptId })).toMatchObject({ section: "s2", requiredMinutes: 720, gapMinutes: 720 });
  const added = await client.hours.add({ scriptId, ...entry });
  expect(added).toMatchObject({ countedMinutes: 90, gapMinutes: 630, revision: 1, writable: true });
  const id = added.entries[0]?.id ?? "";
  expect(added.entries).toEqual([{ id, ...entry, source: "typed" }]);
  const changed = await client.hours.update({ scriptId, id, ...entry, minutes: 120, kind: "other" });
  expect(changed).toMatchObject({ minutes: 120, countedMinutes: 0 });
  expect((await client.hours.remove({ scriptId, id })).entries).toEqual([]);
  const work = await diary("work-based-assignment");
  expect(await client.hours.list({ scriptId: work.id })).toMatchObject({ section: null, gapMinutes: null });
});

test("an import keeps each session once and names the rows that it can't keep", async () => {
  const { id: scriptId } = await diary();
  await centre.signInAs("staff");
  const row = { date: "2026-05-04", clientCode: " A ", minutes: 60, kind: "mentoring" } as const;
  const rows = [row, row, { ...row, minutes: 0 }, { ...row, date: "2027-01-01" }, { ...row, date: "2026-05-05" }];
  const first = await client.hours.import({ scriptId, rows });
  expect(first.added).toBe(2);
  expect(first.skipped.map((skipped) => skipped.row)).toEqual([2, 3, 4]);
  expect(first.log).toMatchObject({ countedMinutes: 120, entries: [{ clientCode: "A", source: "imported" }, {}] });
  expect((await client.hours.import({ scriptId, rows })).added).toBe(0);
});

test("the log is kept by centre staff and the script's assessor, until the sheet is signed", async () => {
  const { id: scriptId, sheetId } = await diary();
  await centre.signInAs("otto");
  await expect(client.hours.add({ scriptId, ...entry })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await centre.signInAs("ann");
  await expect(client.hours.add({ scriptId, ...entry, date: "2026-12-01" })).rejects.toMatchObject({
    code: "DATE_IN_FUTURE",
  });
  await expect(client.hours.add({ scriptId, ...entry, date: "2025-12-01" })).rejects.toMatchObject({
    code: "BEFORE_REGISTRATION",
  });
  await client.hours.add({ scriptId, ...entry });
  centre.mark(ann, sheetId, passing);
  await centre.sign(ann, sheetId);
  await expect(client.hours.add({ scriptId, ...entry })).rejects.toMatchObject({ code: "WRONG_STATE" });
  expect((await client.hours.list({ scriptId })).writable).toBe(false);
  await centre.signInAs("ina");
  expect((await client.hours.list({ scriptId })).entries).toHaveLength(1);
  await expect(client.hours.add({ scriptId, ...entry })).rejects.toMatchObject({ code: "NOT_ALLOWED" });
});
