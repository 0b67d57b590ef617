import { colours, contentWidth, lineHeightOf, page, styles, type TextStyle } from "./paper.ts";
import type { Line, SheetDocument, StructureElement } from "./sheet-document.ts";

export type Cell = {
  readonly blocks: readonly { readonly text: string; readonly style: TextStyle }[];
  /** A header cell, and what it heads. */
  readonly heads?: "Row" | "Column";
};
export type Row = readonly Cell[];

export type Table = {
  readonly title: string;
  /** Shares of the page's width, adding up to 1. */
  readonly columns: readonly number[];
  /** Repeated at the head of every page that the table goes on to. */
  readonly header?: Row;
  readonly rows: readonly Row[];
};

const padding = { x: 6, y: 3.5 } as const;
/** A row up to this height is never split. */
const wholeRow = 130;

/** Draws a table; a row of any length goes on from page to page, its label and the table's header with it. */
export function drawTable(document: SheetDocument, table: Table): void {
  const element = document.open("Table", document.root, { title: table.title });
  const drawHeader = (parent: StructureElement | undefined) => {
    if (table.header) drawRow(document, table, table.header, parent, () => undefined);
  };
  document.ensure(60);
  drawHeader(element);
  for (const row of table.rows) drawRow(document, table, row, element, () => drawHeader(undefined));
  element.end();
}

/** @param parent undefined for a header that is repeated: no content then, but an artifact. */
function drawRow(
  document: SheetDocument,
  table: Table,
  row: Row,
  parent: StructureElement | undefined,
  onNewPage: () => void,
): void {
  const rowElement = parent && document.open("TR", parent);
  const widths = table.columns.map((share) => share * contentWidth);
  const lines = row.map((cell, index) => layOutCell(document, cell, (widths[index] ?? 0) - 2 * padding.x));
  const wanted = Math.max(...lines.map(heightOf)) + 2 * padding.y;
  const left = document.bottom - document.y;
  const firstSlice = wanted <= wholeRow ? wanted : Math.min(wanted, 60);
  if (firstSlice > left) {
    document.startPage();
    onNewPage();
  }
  const cells = row.map((cell, index): DrawnCell => {
    const type = cell.heads ? "TH" : "TD";
    const element = rowElement && document.open(type, rowElement, cell.heads ? { scope: cell.heads } : {});
    return { element, cell, lines: lines[index] ?? [] };
  });
  for (let slice = 0; ; slice += 1) {
    drawSlice(document, cells, widths, slice);
    if (cells.every((cell) => cell.lines.length === 0)) break;
    document.startPage();
    onNewPage();
  }
  for (const { element } of cells) element?.end();
  rowElement?.end();
}

type DrawnCell = { readonly element: StructureElement | undefined; readonly cell: Cell; lines: Line[] };

/** As much of the row as fits on this page; takes what it drew off the cells' lines. */
function drawSlice(document: SheetDocument, cells: DrawnCell[], widths: readonly number[], slice: number): void {
  const space = document.bottom - document.y - 2 * padding.y;
  const taken = cells.map((cell) => takeLines(cell.lines, space));
  // The label of a row that goes on stands at the head of each part.
  const labels = cells.map((cell) =>
    slice > 0 && cell.cell.heads === "Row" ? layOutLabel(document, cell.cell, widths[0] ?? 0) : [],
  );
  const height = Math.max(...taken.map(heightOf), ...labels.map(heightOf)) + 2 * padding.y;
  const top = document.y;
  let x = page.margin;
  for (const [index, { element, cell, lines }] of cells.entries()) {
    const width = widths[index] ?? 0;
    drawBox(document, x, top, width, height, cell.heads !== undefined);
    const drawn = taken[index] ?? [];
    if (element) document.drawLines(element, drawn, x + padding.x, top + padding.y);
    else document.drawRepeated(drawn, x + padding.x, top + padding.y);
    const label = labels[index] ?? [];
    if (label.length > 0) document.drawRepeated(label, x + padding.x, top + padding.y);
    const open = cells[index];
    if (open) open.lines = lines.slice(drawn.length);
    x += width;
  }
  document.y = top + height;
}

function drawBox(document: SheetDocument, x: number, y: number, width: number, height: number, filled: boolean): void {
  document.drawArtifact((pdf) => {
    pdf.rect(x, y, width, height).lineWidth(0.6);
    if (filled) pdf.fillAndStroke(colours.fill, colours.line);
    else pdf.stroke(colours.line);
  });
}

function layOutCell(document: SheetDocument, cell: Cell, width: number): Line[] {
  return cell.blocks.flatMap((block) => document.layOut(block.text, block.style, width));
}

function layOutLabel(document: SheetDocument, cell: Cell, width: number): Line[] {
  const [block] = cell.blocks;
  return block ? document.layOut(`${block.text} (continued)`, block.style, width - 2 * padding.x) : [];
}

function takeLines(lines: readonly Line[], space: number): Line[] {
  let used = 0;
  const taken: Line[] = [];
  for (const line of lines) {
    used += lineHeightOf(line.style);
    if (used > space) break;
    taken.push(line);
  }
  return withoutWidow(taken, lines.length);
}

/** Where one line alone would go on to the next page, another goes with it. */
function withoutWidow(taken: Line[], all: number): Line[] {
  return all - taken.length === 1 && taken.length > 2 ? taken.slice(0, -1) : taken;
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + lineHeightOf(line.style), 0);
}

/** A label and what it says. An empty field shows as a dash: missing must not look like lost in printing. */
export function labelled(
  label: string,
  value: string,
  style: TextStyle = styles.body,
  labelStyle: TextStyle = styles.label,
): Cell[] {
  return [labelCell(label, labelStyle), { blocks: [{ text: value.trim() === "" ? "–" : value, style }] }];
}

/** A field to be filled in by hand: so many empty lines. */
export function toFillIn(label: string, lines: number): Cell[] {
  return [labelCell(label), { blocks: [{ text: "\n".repeat(lines - 1), style: styles.mark }] }];
}

export function labelCell(label: string, style: TextStyle = styles.label): Cell {
  return { blocks: [{ text: label, style }], heads: "Row" };
}
