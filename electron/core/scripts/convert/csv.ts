import Papa from "papaparse";
import { type Converted, limits, type SheetTable } from "./conversion.ts";
import { decodeText } from "./decode-text.ts";
import { finishHtml } from "./safe-html.ts";
import { cutNote, tableHtml } from "./table-html.ts";

export function convertCsv(bytes: Uint8Array): Converted {
  const { rows: most, columns } = limits.table;
  const { rows, cut } = readCsv(bytes);
  const notes: string[] = [];
  if (cut) notes.push(cutNote(most, "this table"));
  if (rows.some((row) => row.length > columns)) notes.push(`Only the first ${columns} columns are shown.`);
  return finishHtml(tableHtml(rows), { notes });
}

/** The cells of separated values, whatever separates them. */
export function readCsv(bytes: Uint8Array): Pick<SheetTable, "rows" | "cut"> {
  const { rows } = limits.table;
  const whole = decodeText(bytes.subarray(0, limits.textBytes));
  const [named = "", delimiter = ""] = /^"?sep=(.)"?\r?\n/.exec(whole) ?? [];
  // A last line without anything would count against a separator that makes only two columns.
  const text = whole.slice(named.length).trimEnd();
  const { data, meta } = Papa.parse<string[]>(text, { preview: rows + 1, skipEmptyLines: false, delimiter });
  const cut = data.length > rows || meta.truncated || bytes.length > limits.textBytes;
  return { rows: data.slice(0, rows), cut };
}
