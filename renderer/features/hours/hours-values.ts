import type { LoggedHours } from "../../../shared/contract/hours.ts";
import { formatShortDate, type IsoDate, todayAs } from "../../../shared/domain/dates.ts";
import {
  findHoursProblem,
  type HoursField,
  type HoursKind,
  hoursKindTitles,
  hoursProblemFields,
  hoursProblemTexts,
} from "../../../shared/domain/hours.ts";
import { readMinutes } from "../../../shared/domain/hours-table.ts";
import { asShownError } from "../../api/errors.ts";

/** One row of the log as it is typed. */
export type HoursValues = {
  readonly date: IsoDate;
  readonly clientCode: string;
  readonly minutes: string;
  readonly kind: HoursKind;
  readonly note: string;
};

export const emptyValues: HoursValues = { date: "", clientCode: "", minutes: "", kind: "coaching", note: "" };

export function valuesOf({ date, clientCode, minutes, kind, note }: Omit<LoggedHours, "id" | "source">): HoursValues {
  return { date, clientCode, minutes: String(minutes), kind, note };
}

export function isSame(one: HoursValues, other: HoursValues): boolean {
  return (Object.keys(one) as HoursField[]).every((field) => one[field] === other[field]);
}

export type HoursTrouble = { readonly field: HoursField; readonly text: string };

type Read = { readonly entry: Omit<LoggedHours, "id" | "source"> } | { readonly trouble: HoursTrouble };

/** What the core takes, or what stands in the way and in which field. */
export function readValues({ minutes: typed, ...values }: HoursValues): Read {
  if (values.date === "") return { trouble: { field: "date", text: "Choose the day." } };
  const texts = { clientCode: values.clientCode.trim(), note: values.note.trim() };
  const entry = { ...values, ...texts, minutes: readMinutes(typed) ?? Number.NaN };
  const problem = findHoursProblem(entry, todayAs(new Date()), undefined);
  if (problem !== undefined)
    return { trouble: { field: hoursProblemFields[problem], text: hoursProblemTexts[problem] } };
  return { entry };
}

/**
 * What a row shows once the log says something else.
 * @param was what the log said where the row was typed. @returns undefined where something else is typed there.
 */
export function takeUp(values: HoursValues, was: HoursValues, saved: HoursValues): HoursValues | undefined {
  return isSame(values, was) || isSame(values, saved) ? saved : undefined;
}

/** Said where a session was changed elsewhere while it was being typed here. */
export function describeOvertaken({ date, clientCode, minutes, kind, note }: HoursValues): string {
  const now = [formatShortDate(date), clientCode, `${minutes} min`, hoursKindTitles[kind], note]
    .filter(Boolean)
    .join(", ");
  return `This session was changed in another window. It now says: ${now}. Press Enter to put what is typed here in its place.`;
}

/** What the core refused, beside the field that it concerns; the date where it concerns none. */
export function troubleOf(error: unknown): HoursTrouble {
  const shown = asShownError(error);
  if (shown.code === "BEFORE_REGISTRATION") return { field: "date", text: hoursProblemTexts["before-registration"] };
  if (shown.code === "DATE_IN_FUTURE") return { field: "date", text: hoursProblemTexts.future };
  return { field: "date", text: shown.message };
}
