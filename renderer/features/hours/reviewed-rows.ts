import type { HoursTable, LoggedHours } from "../../../shared/contract/hours.ts";
import { type HoursTrouble, type HoursValues, readValues } from "./hours-values.ts";

/** A row of a table that was read, as it stands after a person looked at it. */
export type ReviewedRow = {
  readonly number: number;
  readonly values: HoursValues;
  /** Why it can't be added as it is; undefined where it can. */
  readonly trouble: HoursTrouble | undefined;
};

/** What needs a look first, then the rest, each in the order of the table. */
export function rowsToReview({ rows }: HoursTable): ReviewedRow[] {
  const read = rows.map(({ number, problem, ...values }): ReviewedRow => {
    const trouble = problem ?? undefined;
    return { number, values, trouble };
  });
  return [...read.filter(({ trouble }) => trouble), ...read.filter(({ trouble }) => !trouble)];
}

/** The rows that can be added, with what the core takes of each. */
export function readyRows(
  rows: readonly ReviewedRow[],
): { row: ReviewedRow; entry: Omit<LoggedHours, "id" | "source"> }[] {
  return rows.flatMap((row) => {
    const read = row.trouble ? undefined : readValues(row.values);
    return read && "entry" in read ? [{ row, entry: read.entry }] : [];
  });
}

/** What is left after an import: the rows that were not sent, and those that were refused, with the core's words. */
export function rowsLeft(
  rows: readonly ReviewedRow[],
  sent: readonly ReviewedRow[],
  skipped: readonly { readonly row: number; readonly problem: string }[],
): ReviewedRow[] {
  const refused = new Map(skipped.map(({ row, problem }) => [sent[row - 1]?.number, problem]));
  const added = new Set(sent.map(({ number }) => number).filter((number) => !refused.has(number)));
  return rows
    .filter(({ number }) => !added.has(number))
    .map((row) => {
      const text = refused.get(row.number);
      return text === undefined ? row : { ...row, trouble: { field: "date", text } };
    });
}
