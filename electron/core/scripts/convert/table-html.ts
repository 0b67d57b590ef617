import { limits } from "./conversion.ts";
import { escapeHtml } from "./safe-html.ts";

export type Rows = readonly (readonly string[])[];

/** Rows as an HTML table. Empty columns at the end and empty rows are left out; so is what lies beyond the limits. */
export function tableHtml(rows: Rows): string {
  const width = Math.min(
    limits.table.columns,
    rows.reduce((widest, row) => Math.max(widest, usedWidth(row)), 0),
  );
  const lines = rows
    .slice(0, limits.table.rows)
    .filter((row) => usedWidth(row) > 0)
    .map((row) => {
      const cells = Array.from({ length: width }, (_, index) => `<td>${escapeHtml(row[index] ?? "")}</td>`);
      return `<tr>${cells.join("")}</tr>`;
    });
  return lines.length === 0 ? "<p>(Empty)</p>" : `<table><tbody>${lines.join("")}</tbody></table>`;
}

function usedWidth(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== "") + 1;
}

export function cutNote(rows: number, what: string): string {
  return `Only the first ${rows.toLocaleString("en-GB")} rows of ${what} are shown.`;
}
