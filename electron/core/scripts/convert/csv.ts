import Papa from "papaparse";
import { type Converted, limits } from "./conversion.ts";
import { decodeText } from "./decode-text.ts";
import { finishHtml } from "./safe-html.ts";
import { cutNote, tableHtml } from "./table-html.ts";

export function convertCsv(bytes: Uint8Array): Converted {
  const { rows, columns } = limits.table;
  const text = decodeText(bytes.subarray(0, limits.textBytes)).replace(/^sep=.\r?\n/, "");
  const { data, meta } = Papa.parse<string[]>(text, { preview: rows + 1, skipEmptyLines: "greedy" });
  const notes: string[] = [];
  if (data.length > rows || meta.truncated || bytes.length > limits.textBytes) notes.push(cutNote(rows, "this table"));
  if (data.some((row) => row.length > columns)) notes.push(`Only the first ${columns} columns are shown.`);
  return finishHtml(tableHtml(data), { notes });
}
