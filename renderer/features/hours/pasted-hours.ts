import { isValid, parse } from "date-fns";
import Papa from "papaparse";
import type { Inputs } from "../../../shared/contract/index.ts";
import type { HoursKind } from "../../../shared/domain/hours.ts";

export type PastedRow = Inputs["hours"]["import"]["rows"][number];

export type PastedHours = {
  /** Each with its number in what was pasted, counted from 1, headings included. */
  readonly rows: readonly { readonly number: number; readonly row: PastedRow }[];
  readonly problems: readonly { readonly number: number; readonly problem: string }[];
};

type Column = "date" | "clientCode" | "minutes" | "hours" | "kind" | "note";

/** Words by which people head these columns, in the order in which a heading is tried. */
const headings: readonly (readonly [Column, RegExp])[] = [
  ["date", /date|day|when/i],
  ["clientCode", /client|code|coachee|mentee|learner/i],
  ["minutes", /min/i],
  ["hours", /hour|duration|length|time/i],
  ["kind", /kind|type|session/i],
  ["note", /note|comment|remark/i],
];
const usualOrder: readonly Column[] = ["date", "clientCode", "minutes", "kind", "note"];

/** British and ISO forms; never the American one, which would be read as another day. */
const dateForms = [
  "yyyy-MM-dd",
  "d/M/yyyy",
  "d/M/yy",
  "d.M.yyyy",
  "d.M.yy",
  "d-M-yyyy",
  "d MMM yyyy",
  "d MMMM yyyy",
  "d-MMM-yyyy",
  "d-MMM-yy",
];

/** Rows as a spreadsheet puts them on the clipboard, or as a CSV file holds them: tabs, commas or semicolons between cells. */
export function readPastedHours(text: string): PastedHours {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: false });
  const table = data
    .map((cells, index) => ({ number: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [first, ...others] = table;
  const headed = first && readHeadings(first.cells);
  const columns = headed ?? usualOrder;
  const rows: { number: number; row: PastedRow }[] = [];
  const problems: { number: number; problem: string }[] = [];
  for (const { number, cells } of headed ? others : table) {
    const read = readRow(cells, columns);
    if ("problem" in read) problems.push({ number, problem: read.problem });
    else rows.push({ number, row: read });
  }
  return { rows, problems };
}

/** @returns undefined where the first row is data: a heading never reads as a date. */
function readHeadings(cells: readonly string[]): (Column | undefined)[] | undefined {
  if (cells.some((cell) => readDate(cell) !== undefined)) return undefined;
  const columns = cells.map((cell) => headings.find(([, pattern]) => pattern.test(cell))?.[0]);
  return columns.includes("date") ? columns : undefined;
}

function readRow(
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
): PastedRow | { readonly problem: string } {
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? "";
  const date = readDate(cell("date"));
  if (date === undefined)
    return {
      problem: cell("date") === "" ? "The date is missing." : `“${cell("date")}” is not a date such as 3/11/2026.`,
    };
  const typed = columns.includes("minutes") ? cell("minutes") : cell("hours");
  const minutes = readMinutes(typed, columns.includes("minutes") ? "minutes" : "hours");
  if (minutes === undefined)
    return { problem: typed === "" ? "The minutes are missing." : `“${typed}” is not a number of minutes.` };
  return {
    date,
    clientCode: cell("clientCode").slice(0, 200),
    minutes,
    kind: readKind(cell("kind")),
    note: cell("note").slice(0, 500),
  };
}

function readDate(text: string): string | undefined {
  // A spreadsheet may add the time of day to a date.
  const day = text.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, "").trim();
  for (const form of dateForms) {
    const read = parse(day, form, new Date(2000, 0, 1));
    if (isValid(read) && read.getFullYear() > 1900) {
      const two = (part: number) => String(part).padStart(2, "0");
      return `${read.getFullYear()}-${two(read.getMonth() + 1)}-${two(read.getDate())}`;
    }
  }
  return undefined;
}

/** "90", "1:30", "1 h 30 min", "1.5 hours". A bare number is what its column says. */
export function readMinutes(text: string, bare: "minutes" | "hours" = "minutes"): number | undefined {
  const words = text.trim().toLowerCase().replace(",", ".");
  const clock = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(words);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const parts = /^(?:(\d+(?:\.\d+)?) ?h(?:ours?|rs?)?)?\.? ?(?:(\d+) ?m(?:in(?:ute)?s?)?\.?)?$/.exec(words);
  if (words !== "" && parts) return Math.round(Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0));
  if (!/^\d+(\.\d+)?$/.test(words)) return undefined;
  return Math.round(Number(words) * (bare === "hours" ? 60 : 1));
}

/** Without a word for it a session is coaching, which a diary of coaching records; what is named otherwise does not count. */
function readKind(text: string): HoursKind {
  if (text === "" || /coach/i.test(text)) return "coaching";
  return /mentor/i.test(text) ? "mentoring" : "other";
}
