import { type Converted, limits, type SheetTable, Unshowable } from "./conversion.ts";
import { notesOfPackage } from "./office-package.ts";
import type { Package } from "./package.ts";
import { escapeHtml, finishHtml } from "./safe-html.ts";
import { cutNote, tableHtml } from "./table-html.ts";
import { type CellFormats, formatCell, readFormats } from "./xlsx-formats.ts";
import { enough, readXml } from "./xml.ts";

/**
 * A workbook as tables, sheet by sheet, read as a stream that stops at the limit of rows: a library that reads a sheet whole
 * would hold a million rows before it could be told that five thousand are shown. Values as last calculated; formulas are
 * never evaluated.
 */
export async function convertXlsx(parts: Package): Promise<Converted> {
  const notes = await notesOfPackage(parts);
  const html: string[] = [];
  const workbook = await readWorkbook(parts);
  if (workbook.sheets.length > limits.table.sheets)
    notes.push(`Only the first ${limits.table.sheets} sheets are shown.`);
  for await (const { name, rows, cut, damaged } of readSheets(parts, workbook)) {
    if (cut) notes.push(cutNote(limits.table.rows, `the sheet "${name}"`));
    if (damaged) notes.push(`The sheet "${name}" is damaged: it is shown up to where the damage begins.`);
    html.push(`<h2>${escapeHtml(name)}</h2>${tableHtml(rows)}`);
  }
  if (html.length === 0) throw new Unshowable("damaged");
  return finishHtml(html.join(""), { notes, pages: workbook.sheets.length });
}

/** The cells of a workbook as they would be shown, sheet by sheet. */
export async function readXlsx(parts: Package): Promise<SheetTable[]> {
  const tables: SheetTable[] = [];
  const workbook = await readWorkbook(parts);
  for await (const { name, rows, cut, damaged } of readSheets(parts, workbook))
    tables.push({ name, rows, cut: cut || damaged, from1904: workbook.from1904 });
  if (tables.length === 0) throw new Unshowable("damaged");
  return tables;
}

async function* readSheets(parts: Package, workbook: Workbook): AsyncGenerator<Sheet & { readonly name: string }> {
  const strings = await readSharedStrings(parts);
  const formats = readFormats(await parts.readIfThere("xl/styles.xml"), workbook.from1904);
  for (const { name, part } of workbook.sheets.slice(0, limits.table.sheets)) {
    if (parts.has(part)) yield { name, ...readSheet((await parts.readAsFar(part)).bytes, strings, formats) };
  }
}

type Workbook = { readonly sheets: readonly { name: string; part: string }[]; readonly from1904: boolean };

async function readWorkbook(parts: Package): Promise<Workbook> {
  const targets = new Map<string, string>();
  const links = await parts.readIfThere("xl/_rels/workbook.xml.rels");
  if (links) {
    readXml(links, {
      open(tag) {
        const target = tag.attribute("Target") ?? "";
        const part = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
        if (tag.name === "Relationship") targets.set(tag.attribute("Id") ?? "", part);
      },
    });
  }
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  readXml(await parts.read("xl/workbook.xml"), {
    open(tag) {
      if (tag.name === "workbookPr") from1904 = /^(1|true)$/.test(tag.attribute("date1904") ?? "");
      if (tag.name !== "sheet") return;
      const name = (tag.attribute("name") ?? `Sheet ${sheets.length + 1}`).slice(0, 100);
      sheets.push({
        name,
        part: targets.get(tag.attribute("id") ?? "") ?? `xl/worksheets/sheet${sheets.length + 1}.xml`,
      });
    },
  });
  return { sheets, from1904 };
}

async function readSharedStrings(parts: Package): Promise<string[]> {
  const strings: string[] = [];
  const bytes = await parts.readIfThere("xl/sharedStrings.xml");
  if (!bytes) return strings;
  let text = "";
  let reading = false;
  let phonetic = false;
  readXml(bytes, {
    open(tag) {
      if (tag.name === "si") text = "";
      else if (tag.name === "t") reading = !phonetic;
      else if (tag.name === "rPh") phonetic = true;
    },
    close(name) {
      if (name === "si") strings.push(text);
      else if (name === "t") reading = false;
      else if (name === "rPh") phonetic = false;
    },
    text(piece) {
      if (reading) text += piece;
    },
  });
  return strings;
}

type Sheet = { readonly rows: string[][]; readonly cut: boolean; readonly damaged: boolean };

function readSheet(bytes: Buffer, strings: readonly string[], formats: CellFormats): Sheet {
  const rows: string[][] = [];
  let cut = false;
  let damaged = false;
  let cell: { column: number; type: string; style: number; value: string } | undefined;
  let reading = false;
  try {
    readXml(bytes, {
      open(tag) {
        if (tag.name === "row") {
          if (rows.length >= limits.table.rows) {
            cut = true;
            throw enough;
          }
          rows.push([]);
        } else if (tag.name === "c") {
          const column = columnOf(tag.attribute("r")) ?? rows.at(-1)?.length ?? 0;
          cell = { column, type: tag.attribute("t") ?? "n", style: Number(tag.attribute("s") ?? 0), value: "" };
        } else if (tag.name === "v" || (tag.name === "t" && cell?.type === "inlineStr")) reading = true;
      },
      close(name) {
        if (name === "v" || name === "t") reading = false;
        const row = rows.at(-1);
        if (name !== "c" || !cell || !row) return;
        if (cell.column < limits.table.columns) row[cell.column] = showCell(cell, strings, formats);
        cell = undefined;
      },
      text(piece) {
        if (reading && cell) cell.value += piece;
      },
    });
  } catch (error) {
    if (!(error instanceof Unshowable) || error.problem !== "damaged" || rows.length === 0) throw error;
    damaged = true;
  }
  return { rows: rows.map((row) => Array.from(row, (value) => value ?? "")), cut, damaged };
}

function showCell(
  cell: { type: string; style: number; value: string },
  strings: readonly string[],
  formats: CellFormats,
): string {
  if (cell.type === "s") return unescapeText(strings[Number(cell.value)] ?? "");
  if (cell.type === "b") return cell.value === "1" ? "TRUE" : "FALSE";
  return cell.type === "n" ? formatCell(cell.value, cell.style, formats) : unescapeText(cell.value);
}

/** A tab or a line's end inside a cell is written as its number (ECMA-376, 22.9.2.19). */
function unescapeText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** "AB12" is column 27, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (!letters) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
