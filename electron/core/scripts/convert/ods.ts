import { type Converted, limits, type SheetTable, Unshowable } from "./conversion.ts";
import { commentsNote, notesOfPackage } from "./office-package.ts";
import type { Package } from "./package.ts";
import { escapeHtml, finishHtml } from "./safe-html.ts";
import { cutNote, tableHtml } from "./table-html.ts";
import { readXml, type XmlTag } from "./xml.ts";

/**
 * An OpenDocument spreadsheet as tables, sheet by sheet, with what each cell showed when it was last saved; formulas are
 * never evaluated. No maintained library does this within bounds.
 */
export async function convertOds(parts: Package): Promise<Converted> {
  const { sheets, more, damaged, hasComments } = await readSheets(parts, (cell) => cell.text);
  const notes = await notesOfPackage(parts);
  if (more) notes.push(`Only the first ${limits.table.sheets} sheets are shown.`);
  for (const { name, cut } of sheets) if (cut) notes.push(cutNote(limits.table.rows, `the sheet "${name}"`));
  if (damaged) notes.push("This document is damaged: it is shown up to where the damage begins.");
  if (hasComments) notes.push(commentsNote);
  const html = sheets.map(({ name, rows }) => `<h2>${escapeHtml(name)}</h2>${tableHtml(rows)}`);
  return finishHtml(html.join(""), { notes, pages: sheets.length });
}

/** The cells of each sheet as they were shown; dates as `2026-03-04`, since a shown one needn't tell the day from the month. */
export async function readOds(parts: Package): Promise<SheetTable[]> {
  const { sheets, damaged } = await readSheets(parts, (cell) => cell.date ?? cell.text);
  return sheets.map(({ name, rows, cut }) => ({ name, rows, cut: cut || damaged, from1904: false }));
}

type Cell = { readonly text: string; readonly date: string | undefined };
type Sheet = { readonly name: string; readonly rows: string[][]; cut: boolean };
type Sheets = {
  readonly sheets: readonly Sheet[];
  /** There are more than are read. */
  readonly more: boolean;
  readonly damaged: boolean;
  readonly hasComments: boolean;
};

/** @throws Unshowable damaged, and as `readXml`. */
async function readSheets(parts: Package, show: (cell: Cell) => string): Promise<Sheets> {
  const reader = new OdsReader(show);
  let damaged = false;
  try {
    readXml((await parts.readAsFar("content.xml")).bytes, reader);
  } catch (error) {
    if (!(error instanceof Unshowable) || error.problem !== "damaged") throw error;
    damaged = true;
  }
  const { sheets, more, hasComments } = reader;
  if (sheets.length === 0) throw new Unshowable("damaged");
  return { sheets, more, damaged, hasComments };
}

/** Not part of a sheet as it is looked at: comments, drawings, former versions, tables of other files. */
const left = new Set(["annotation", "shapes", "tracked-changes", "dde-links", "forms", "desc", "title"]);

class OdsReader {
  readonly sheets: Sheet[] = [];
  more = false;
  hasComments = false;
  readonly #show: (cell: Cell) => string;
  #leftDepth = 0;
  /** A table can stand in a cell of another. Only the outer one is a sheet. */
  #tableDepth = 0;
  #row: string[] = [];
  #rowRepeats = 1;
  /** Rows without a word, kept back until one with words follows: a sheet ends in a million of them. */
  #emptyRows = 0;
  #cell: { text: string; readonly date: string | undefined; readonly repeats: number } | undefined;
  #paragraphs = 0;
  #inParagraph = 0;

  constructor(show: (cell: Cell) => string) {
    this.#show = show;
  }

  open(tag: XmlTag): void {
    if (this.#leftDepth > 0 || left.has(tag.name)) {
      this.hasComments ||= tag.name === "annotation";
      this.#leftDepth += 1;
      return;
    }
    switch (tag.name) {
      case "table":
        this.#tableDepth += 1;
        if (this.#tableDepth === 1) this.#begin(tag.attribute("name"));
        break;
      case "table-row":
        if (this.#tableDepth !== 1) break;
        this.#row = [];
        this.#rowRepeats = repeatsOf(tag, "rows");
        break;
      case "table-cell":
      case "covered-table-cell": {
        if (this.#tableDepth !== 1) break;
        const date = /^\d{4}-\d{2}-\d{2}/.exec(tag.attribute("date-value") ?? "")?.[0];
        this.#cell = { text: "", date, repeats: repeatsOf(tag, "columns") };
        this.#paragraphs = 0;
        break;
      }
      case "p":
        this.#inParagraph += 1;
        this.#paragraphs += 1;
        if (this.#paragraphs > 1) this.#write("\n");
        break;
      case "s":
        this.#write(" ".repeat(Math.min(80, Number(tag.attribute("c")) || 1)));
        break;
      case "tab":
        this.#write("\t");
        break;
      case "line-break":
        this.#write("\n");
        break;
    }
  }

  close(name: string): void {
    if (this.#leftDepth > 0) {
      this.#leftDepth -= 1;
      return;
    }
    if (name === "table") this.#tableDepth -= 1;
    else if (name === "p") this.#inParagraph -= 1;
    else if (this.#tableDepth !== 1) return;
    else if (name === "table-cell" || name === "covered-table-cell") this.#endCell();
    else if (name === "table-row") this.#endRow();
  }

  text(text: string): void {
    if (this.#leftDepth === 0 && this.#inParagraph > 0) this.#write(text);
  }

  #begin(name: string | undefined): void {
    this.#emptyRows = 0;
    if (this.sheets.length < limits.table.sheets)
      this.sheets.push({ name: (name ?? `Sheet ${this.sheets.length + 1}`).slice(0, 100), rows: [], cut: false });
    else this.more = true;
  }

  #write(text: string): void {
    if (this.#cell) this.#cell.text += text;
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    if (!cell) return;
    const room = Math.max(0, limits.table.columns - this.#row.length);
    const shown = this.#show(cell);
    for (let column = Math.min(room, cell.repeats); column > 0; column -= 1) this.#row.push(shown);
  }

  #endRow(): void {
    const sheet = this.sheets.at(-1);
    if (!sheet || this.more) return;
    if (this.#row.every((cell) => cell.trim() === "")) {
      this.#emptyRows += this.#rowRepeats;
      return;
    }
    const room = limits.table.rows - sheet.rows.length;
    const blank = Math.min(room, this.#emptyRows);
    const filled = Math.min(room - blank, this.#rowRepeats);
    for (let row = 0; row < blank; row += 1) sheet.rows.push([]);
    for (let row = 0; row < filled; row += 1) sheet.rows.push(this.#row);
    sheet.cut ||= filled < this.#rowRepeats;
    this.#emptyRows = 0;
  }
}

function repeatsOf(tag: XmlTag, what: "columns" | "rows"): number {
  return Math.max(1, Math.floor(Number(tag.attribute(`number-${what}-repeated`) ?? 1)) || 1);
}
