import { afterAll, beforeAll, expect, test } from "vitest";
import type { Converted, SheetTable } from "../../electron/core/scripts/convert/conversion.ts";
import { convert, readTables } from "../../electron/core/scripts/convert/convert.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { TestCentre } from "../support/centre.ts";
import { ods } from "../support/corpus/parts.ts";

const text = (words: string) => `<table:table-cell><text:p>${words}</text:p></table:table-cell>`;
const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
const table = (name: string, rows: string) => `<table:table table:name="${name}">${rows}</table:table>`;

async function show(tables: string, more = {}): Promise<Converted> {
  const answer = await convert({ kind: "office", mediaType: "", bytes: await ods(tables, more) });
  if (!answer.ok) throw new Error(answer.problem);
  return answer;
}

async function read(tables: string): Promise<readonly SheetTable[]> {
  const answer = await readTables({ kind: "office", mediaType: "", bytes: await ods(tables) });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.tables;
}

test("cells say what they showed: tabs, lines and spaces are kept, comments and drawings are not theirs", async () => {
  const comment = "<office:annotation><text:p>Check this.</text:p></office:annotation>";
  const drawing = "<table:shapes><draw:frame><text:p>A shape</text:p></draw:frame></table:shapes>";
  const cells = row(
    text('Date<text:tab/>Minutes<text:s text:c="2"/>Kind'),
    `<table:table-cell>${comment}<text:p>One</text:p><text:p>Two<text:line-break/>Three</text:p></table:table-cell>`,
    text("5 &lt; 6"),
  );
  expect(await read(table("Log", drawing + cells))).toEqual([
    { name: "Log", rows: [["Date\tMinutes  Kind", "One\nTwo\nThree", "5 < 6"]], cut: false, from1904: false },
  ]);
  const shown = await show(table("Log", drawing + cells));
  expect(shown).toMatchObject({ words: 9, pages: 1 });
  expect(JSON.stringify(shown)).not.toMatch(/Check this|A shape/);
  expect(shown.notes.join(" ")).toContain("Comments in the margin");
});

test("repeated and covered cells keep the columns, a million empty rows at the end are no rows", async () => {
  const rows = [
    row(text("A"), '<table:table-cell table:number-columns-repeated="2"/>', "<table:covered-table-cell/>", text("E")),
    '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>',
    `<table:table-row table:number-rows-repeated="2">${text("Same")}</table:table-row>`,
    '<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
  ].join("");
  expect(await read(table("A", rows))).toEqual([
    { name: "A", rows: [["A", "", "", "", "E"], [], [], ["Same"], ["Same"]], cut: false, from1904: false },
  ]);
});

test("a sheet that claims more rows than are shown is cut, and says so", async () => {
  const rows = `<table:table-row table:number-rows-repeated="1048576">${text("x")}</table:table-row>`;
  const [sheet] = await read(table("Long", rows));
  expect(sheet).toMatchObject({ cut: true });
  expect(sheet?.rows.length).toBe(5_000);
  expect((await show(table("Long", rows))).notes.join(" ")).toContain('Only the first 5,000 rows of the sheet "Long"');
});

test("a table inside a cell is no sheet, and its words are the cell's", async () => {
  const inner = `<table:table table:name="Inner">${row(text("inside"))}</table:table>`;
  const [sheet, ...others] = await read(
    table("Outer", row(`<table:table-cell>${inner}</table:table-cell>`, text("B"))),
  );
  expect(others).toEqual([]);
  expect(sheet).toMatchObject({ name: "Outer", rows: [["inside", "B"]] });
});

test.each([
  ["encrypted", { "META-INF/manifest.xml": "<manifest:encryption-data/>" }],
  ["damaged", { "content.xml": "<office:document-content><office:body>" }],
  ["entities", { "content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }],
])("one that is not to be had says why: %s", async (problem, more) => {
  const answer = await convert({ kind: "office", mediaType: "", bytes: await ods("", more) });
  expect(answer).toMatchObject({ ok: false, problem });
});

test("one that ends in the middle is shown up to there", async () => {
  const content = `<office:document-content><office:body><office:spreadsheet>${table("Half", row(text("Here")))}<table:table table:na`;
  const shown = await show("", { "content.xml": content });
  expect(shown.content).toMatchObject({ html: expect.stringContaining("Here") });
  expect(shown.notes.join(" ")).toContain("damaged");
});

let centre: TestCentre;
let client: WorkstationClient;
beforeAll(async () => {
  centre = await TestCentre.open();
  client = centre.client();
});
afterAll(() => centre.close());

test("an hours log is read from it, whose dates are those that it means, not those that it shows", async () => {
  const files = [{ name: "work.txt", bytes: Buffer.from("The diary.") }];
  const learner = centre.register();
  const assessmentId = "reflective-review-and-diary";
  const { id: scriptId } = await centre.takeIn({ learner, assessmentId, files, assessor: centre.staff });
  const day = `<table:table-cell office:value-type="date" office:date-value="2026-05-04T00:00:00"><text:p>05/04/26</text:p></table:table-cell>`;
  const rows = row(text("Date"), text("Client"), text("Minutes")) + row(day, text("A"), text("90"));
  const bytes = new Uint8Array(await ods(table("Hours", rows)));
  const { uploadId } = await client.uploads.begin({ name: "hours.ods", bytes: bytes.length, purpose: "table" });
  await client.uploads.append({ uploadId, offset: 0, piece: new Blob([bytes]) });
  const { reason, tables } = await client.hours.readTable({ scriptId, from: { kind: "upload", uploadId } });
  expect(reason).toBeNull();
  expect(tables).toMatchObject([
    { name: "Hours", rows: [{ date: "2026-05-04", clientCode: "A", minutes: "90", problem: null }] },
  ]);
});
