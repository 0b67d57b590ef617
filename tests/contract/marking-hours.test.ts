import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { type Column, TestCentre } from "../support/centre.ts";
import { docx, onePage, paragraph, xlsx } from "../support/corpus/parts.ts";

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
  const changed = await client.hours.update({ scriptId, id, ...entry, minutes: 120, kind: "other", seen: entry });
  expect(changed).toMatchObject({ minutes: 120, countedMinutes: 0 });
  expect((await client.hours.remove({ scriptId, id })).entries).toEqual([]);
  const work = await diary("work-based-assignment");
  expect(await client.hours.list({ scriptId: work.id })).toMatchObject({ section: null, gapMinutes: null });
});

test("a session that was changed since it was seen is not overwritten", async () => {
  const { id: scriptId } = await diary();
  await centre.signInAs("ann");
  const id = (await client.hours.add({ scriptId, ...entry })).entries[0]?.id ?? "";
  const update = (minutes: number, seen: typeof entry | (Omit<typeof entry, "minutes"> & { minutes: number })) =>
    client.hours.update({ scriptId, id, ...entry, minutes, seen });
  await update(120, entry);
  await expect(update(60, entry)).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
  expect((await client.hours.list({ scriptId })).minutes).toBe(120);
  expect((await update(60, { ...entry, minutes: 120 })).minutes).toBe(60);
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

describe("a table is read before anything is added", () => {
  const cell = (value: string | number, style = 0) =>
    typeof value === "number" ? `<c s="${style}"><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (...cells: string[]) => `<row>${cells.join("")}</row>`;
  // 4, 5 and 6 May 2026 as a spreadsheet counts days; 0.0625 of a day is an hour and a half.
  const sheet = [
    row(cell("Log of my coaching")),
    row(cell("Date"), cell("Client"), cell("Duration"), cell("Type")),
    row(cell(46146, 1), cell("A"), cell(0.0625, 2), cell("Mentoring")),
    row(cell(46147), cell("B"), "<c><f>1+1</f><v>1.5</v></c>", cell("coaching")),
    row(cell(46148, 1), cell("C"), "<c><f>HYPERLINK(1)</f></c>", cell("")),
    row(cell("31/5/26x"), cell("D"), cell(1), cell("")),
    row(cell("Total"), cell(""), cell(4)),
  ].join("");
  const readRows = [
    { number: 3, date: "2026-05-04", clientCode: "A", minutes: "90", kind: "mentoring", note: "", problem: null },
    { number: 4, date: "2026-05-05", clientCode: "B", minutes: "90", kind: "coaching", note: "", problem: null },
    { number: 5, clientCode: "C", minutes: "", problem: { field: "minutes", text: "The minutes are missing." } },
    { number: 6, date: "", clientCode: "D", minutes: "60", problem: { field: "date" } },
  ];
  const readUpload = async (scriptId: string, name: string, bytes: Uint8Array) => {
    const { uploadId } = await client.uploads.begin({ name, bytes: bytes.length, purpose: "table" });
    await client.uploads.append({ uploadId, offset: 0, piece: new Blob([new Uint8Array(bytes)]) });
    return client.hours.readTable({ scriptId, from: { kind: "upload", uploadId } });
  };

  test("from a workbook of the script itself, whose formulas are not evaluated", async () => {
    const files = [{ name: "hours.xlsx", bytes: await xlsx(sheet) }];
    const learner = centre.register();
    const assessmentId = "reflective-review-and-diary";
    const { id: scriptId } = await centre.takeIn({ learner, assessmentId, files, assessor: ann });
    const other = await diary();
    await centre.signInAs("ann");
    const [file] = (await client.scripts.get({ scriptId })).files;
    const from = { kind: "file", fileId: file?.id ?? "" } as const;
    const { reason, tables } = await client.hours.readTable({ scriptId, from });
    expect(reason).toBeNull();
    expect(tables).toMatchObject([{ name: "Hours & notes", cut: false, rows: readRows }]);
    expect((await client.hours.list({ scriptId })).entries).toEqual([]);
    await expect(client.hours.readTable({ scriptId: other.id, from })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await centre.signInAs("otto");
    await expect(client.hours.readTable({ scriptId, from })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("from a file that is sent, by centre staff too, and nothing of it stays", async () => {
    const { id: scriptId } = await diary();
    await centre.signInAs("staff");
    expect((await readUpload(scriptId, "log.xlsx", await xlsx(sheet))).tables).toMatchObject([{ rows: readRows }]);
    const csv = Buffer.from("sep=;\r\nDate;Client;Hours\r\n4/5/2026;Zo\u00eb;1,5\r\n", "latin1");
    expect((await readUpload(scriptId, "log.csv", csv)).tables).toMatchObject([
      { name: "", rows: [{ date: "2026-05-04", clientCode: "Zoë", minutes: "90", problem: null }] },
    ]);
    expect(await readdir(centre.workstation.folder.incoming)).toEqual([]);
  });

  test("what is in the log already, lies in the future or before the registration says so", async () => {
    const { id: scriptId } = await diary();
    await centre.signInAs("ann");
    await client.hours.add({ scriptId, ...entry });
    const text = "4/5/2026\tclient a\t90\n1/12/2026\tA\t60\n1/1/2026\tA\t60\n5/5/2026\t\t60\n6/5/2026\tA\t60";
    const { tables } = await client.hours.readTable({ scriptId, from: { kind: "text", text } });
    expect(tables[0]?.rows.map(({ problem }) => problem?.text)).toEqual([
      "This session is in the log already.",
      "The date lies in the future.",
      "The date lies before the learner's registration.",
      "The client code is missing.",
      undefined,
    ]);
  });

  test("a file that holds no table is an answer that says why", async () => {
    const { id: scriptId } = await diary();
    await centre.signInAs("ann");
    const reasonFor = async (name: string, bytes: Uint8Array) => {
      const { reason, tables } = await readUpload(scriptId, name, bytes);
      expect(tables).toEqual([]);
      return reason;
    };
    expect(await reasonFor("log.xlsx", Buffer.from("PK\u0003\u0004 cut off"))).toMatch(/damaged/);
    expect(await reasonFor("log.xlsx", await docx(paragraph("A letter.")))).toMatch(/not a spreadsheet/);
    expect(await reasonFor("log.pdf", onePage("Hours"))).toMatch(/not a spreadsheet/);
    expect(await reasonFor("log.csv", Buffer.from("Dear all\nno dates here"))).toMatch(/no row with a date/);
    const bomb = '<!DOCTYPE x [<!ENTITY j "ha"><!ENTITY k "&j;&j;">]>';
    const expanding = await xlsx(sheet, { "xl/sharedStrings.xml": `${bomb}<sst><si><t>&k;</t></si></sst>` });
    expect(await reasonFor("log.xlsx", expanding)).toMatch(/can't be read/);
    expect(await reasonFor("log.xlsx", await xlsx("<row>".repeat(100_000)))).toMatch(/can't be read/);
  });

  test("a table without end is cut, and says so", async () => {
    const { id: scriptId } = await diary();
    await centre.signInAs("ann");
    const text = "4/5/2026,A,90\n".repeat(6_000);
    const { tables } = await client.hours.readTable({ scriptId, from: { kind: "text", text } });
    expect(tables[0]).toMatchObject({ cut: true, rows: { length: 1_000 } });
  });
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
