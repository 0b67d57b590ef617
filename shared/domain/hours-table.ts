import { addDays, format, isValid, parse } from "date-fns";
import type { IsoDate } from "./dates.ts";
import type { HoursField, HoursKind } from "./hours.ts";

/** One row of a table of sessions: what was made out, and what was not, in the words of the table. */
export type TabledHours = {
  /** In the table, counted from 1, headings included. */
  readonly number: number;
  /** Empty where the cell is no date. */
  readonly date: IsoDate | "";
  readonly clientCode: string;
  /** Whole minutes, or the cell as it stands where it is no length of time. */
  readonly minutes: string;
  readonly kind: HoursKind;
  readonly note: string;
  readonly problem: { readonly field: HoursField; readonly text: string } | null;
};

type Column = HoursField | "hours";
type Row = { readonly number: number; readonly cells: readonly string[] };

/** When a session began or ended: an hour of the day, and no length of time. */
const clockTime = /\b(start(ed|s|ing)?|beg[ia]n(s|ning)?|from|end(ed|s|ing)?|finish(ed|es)?|until|till?|to|at)\b/i;

/** Words by which people head these columns, in the order in which a heading is tried. */
const headings: readonly (readonly [Column, RegExp])[] = [
  ["note", /note|comment|remark/i],
  ["date", /date|day|when/i],
  ["clientCode", /client|code|coachee|mentee|learner/i],
  ["minutes", /\bmin/i],
  ["hours", /hour|\bhrs?\b|duration|length/i],
  ["hours", /time/i],
  ["kind", /kind|type|session/i],
];
const usualOrder: readonly Column[] = ["date", "clientCode", "minutes", "kind", "note"];
/** A title, a name and an empty line may stand above the headings; further down there are sessions. */
const headingsWithin = 20;

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

/**
 * The sessions of a table: under headings in any order, or in the usual one. Empty rows and totals are left out; a row that
 * can't be read stays, and says why. A table with neither headings nor a date holds no sessions.
 * @param from1904 whether a day that is a bare number counts from 1904 instead of 1900.
 */
export function readHoursTable(table: readonly (readonly string[])[], from1904 = false): TabledHours[] {
  const rows = table
    .map((cells, index): Row => ({ number: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const hasDate = ({ cells }: Row) => cells.some((cell) => readDate(cell, from1904) !== undefined);
  const firstDate = rows.findIndex(hasDate);
  const above = rows.slice(0, firstDate === -1 ? headingsWithin : Math.min(firstDate, headingsWithin));
  const head = above.findIndex(({ cells }) => readHeadings(cells) !== undefined);
  if (head === -1 && firstDate === -1) return [];
  const sessions = rows
    .slice(head + 1)
    .filter(({ cells }) => !cells.some((cell) => /^(sub-?|grand )?total\b/i.test(cell)));
  const columns = withoutNumbers(readHeadings(above[head]?.cells ?? []) ?? usualOrder, sessions);
  return sessions.map((row) => readRow(row, columns, from1904));
}

/** "Session" may head the kind of a session, or its number: then the table doesn't say the kind. */
function withoutNumbers(columns: readonly (Column | undefined)[], rows: readonly Row[]): (Column | undefined)[] {
  const kind = columns.indexOf("kind");
  const named = rows.some(({ cells }) => !/^(session|no\.?|number|#)? ?\d*\.?$/i.test(cells[kind] ?? ""));
  return columns.map((column) => (column === "kind" && !named ? undefined : column));
}

/** @returns undefined where this is no row of headings: a date and one thing more are named. */
function readHeadings(cells: readonly string[]): (Column | undefined)[] | undefined {
  const columns = cells.map((): Column | undefined => undefined);
  // A heading goes to one column, and a column to the first heading that names it in the surest word.
  for (const [column, pattern] of headings) {
    if (columns.includes(column)) continue;
    const at = cells.findIndex(
      (cell, index) =>
        columns[index] === undefined && pattern.test(cell) && !(column === "hours" && clockTime.test(cell)),
    );
    if (at !== -1) columns[at] = column;
  }
  return columns.includes("date") && new Set(columns.filter(Boolean)).size > 1 ? columns : undefined;
}

function readRow({ number, cells }: Row, columns: readonly (Column | undefined)[], from1904: boolean): TabledHours {
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? "";
  const bare = columns.includes("minutes") ? "minutes" : "hours";
  const day = readDate(cell("date"), from1904);
  const typed = cell(bare);
  const minutes = readMinutes(typed, bare);
  return {
    number,
    date: day ?? "",
    clientCode: cell("clientCode").slice(0, 60),
    minutes: minutes === undefined ? typed.slice(0, 60) : String(minutes),
    kind: readKind(cell("kind")),
    note: cell("note").slice(0, 500),
    problem: day === undefined ? dateProblem(cell("date")) : minutes === undefined ? minutesProblem(typed) : null,
  };
}

function dateProblem(typed: string): TabledHours["problem"] {
  const text = typed === "" ? "The date is missing." : `“${typed.slice(0, 60)}” is not a date such as 3/11/2026.`;
  return { field: "date", text };
}

function minutesProblem(typed: string): TabledHours["problem"] {
  const text = typed === "" ? "The minutes are missing." : `“${typed.slice(0, 60)}” is not a number of minutes.`;
  return { field: "minutes", text };
}

function readDate(text: string, from1904: boolean): IsoDate | undefined {
  // A cell that lost its format: days since the end of 1899, here from 1954 to 2119, so that no year or code is taken for one.
  const serial = /^([2-7]\d{4})(\.\d+)?$/.exec(text)?.[1];
  if (serial !== undefined)
    return format(addDays(new Date(1899, 11, 30), Number(serial) + (from1904 ? 1462 : 0)), "yyyy-MM-dd");
  // A spreadsheet may add the time of day to a date.
  const day = text.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, "").trim();
  if (day.length > 20) return undefined;
  for (const form of dateForms) {
    const read = parse(day, form, new Date(2000, 0, 1));
    if (isValid(read) && read.getFullYear() > 1900) return format(read, "yyyy-MM-dd");
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
  // A length of time that lost its format is a part of a day: 1:30 is 0.0625. Nobody coaches for 0.0625 hours.
  if (Number(words) > 0 && Number(words) < 0.1) return undefined;
  return Math.round(Number(words) * (bare === "hours" ? 60 : 1));
}

/** Coaching, mentoring, and yet not one learner with one client: several at once, or the learner as the client. */
const notOneToOne = /group|team|supervi|train|workshop|class|webinar|course|observ|coached by|(my|own) (coach|mentor)/i;

/** Without a word for it a session is coaching, which a diary of coaching records; what is named otherwise does not count. */
function readKind(text: string): HoursKind {
  if (notOneToOne.test(text)) return "other";
  if (text === "" || /coach/i.test(text)) return "coaching";
  return /mentor/i.test(text) ? "mentoring" : "other";
}
