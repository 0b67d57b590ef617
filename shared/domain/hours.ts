import { daysBetween, type IsoDate } from "./dates.ts";
import { type Assessment, flattenItems } from "./qualification.ts";

/** What a session was. Only one-to-one coaching and mentoring count towards the hours that a specification asks for. */
export const hoursKinds = ["coaching", "mentoring", "other"] as const;
export type HoursKind = (typeof hoursKinds)[number];

/** @public */
export const hoursKindTitles: Readonly<Record<HoursKind, string>> = {
  coaching: "One-to-one coaching",
  mentoring: "One-to-one mentoring",
  other: "Other (does not count)",
};

export type HoursEntry = {
  readonly date: IsoDate;
  /** How the diary names the client: never their name. */
  readonly clientCode: string;
  readonly minutes: number;
  readonly kind: HoursKind;
};

/** What a person types of an entry. */
export const hoursFields = ["date", "clientCode", "minutes", "kind", "note"] as const;
export type HoursField = (typeof hoursFields)[number];

export type HoursTotal = {
  /** Minutes of all entries. */
  readonly minutes: number;
  /** Minutes that count. */
  readonly countedMinutes: number;
  readonly sessions: number;
  readonly clients: number;
  readonly requiredMinutes: number | null;
  /** Minutes that are missing; 0 where enough is recorded, null where none are required. */
  readonly gapMinutes: number | null;
};

/**
 * What an attempt's sheet asks for in hours; undefined where nothing, or where that section was passed before.
 * @param carriedItems judged items that are carried forward from an earlier attempt.
 */
export function findAskedHours(
  { requiredHours, sheet }: Pick<Assessment, "requiredHours" | "sheet">,
  carriedItems: readonly string[],
): Assessment["requiredHours"] {
  const section = sheet.sections.filter(({ id }) => id === requiredHours?.section);
  return flattenItems(section).some(({ id }) => carriedItems.includes(id)) ? undefined : requiredHours;
}

/** @param requiredHours of the specification; undefined where it asks for none. */
export function addUpHours(entries: readonly HoursEntry[], requiredHours: number | undefined): HoursTotal {
  const sum = (list: readonly HoursEntry[]) => list.reduce((minutes, entry) => minutes + entry.minutes, 0);
  const counted = entries.filter((entry) => entry.kind !== "other");
  const countedMinutes = sum(counted);
  const requiredMinutes = requiredHours === undefined ? null : Math.round(requiredHours * 60);
  return {
    minutes: sum(entries),
    countedMinutes,
    sessions: counted.length,
    clients: new Set(counted.map((entry) => foldCode(entry.clientCode))).size,
    requiredMinutes,
    gapMinutes: requiredMinutes === null ? null : Math.max(0, requiredMinutes - countedMinutes),
  };
}

/** "12 h", "1 h 30 min", "45 min". */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** The gap as a screen, a sheet and a report say it; null where no hours are required. */
export function explainHours({ countedMinutes, requiredMinutes, gapMinutes }: HoursTotal): string | null {
  if (requiredMinutes === null || gapMinutes === null) return null;
  const recorded = `${formatMinutes(countedMinutes)} of ${formatMinutes(requiredMinutes)} recorded`;
  return gapMinutes === 0 ? `${recorded}.` : `${recorded}: ${formatMinutes(gapMinutes)} missing.`;
}

export type HoursProblem = "no-client" | "minutes" | "future" | "before-registration";

export const hoursProblemTexts: Readonly<Record<HoursProblem, string>> = {
  "no-client": "The client code is missing.",
  minutes: "The minutes are not a whole number from 1 to 1,440.",
  future: "The date lies in the future.",
  "before-registration": "The date lies before the learner's registration.",
};

/** Where a person mends it. */
export const hoursProblemFields: Readonly<Record<HoursProblem, HoursField>> = {
  "no-client": "clientCode",
  minutes: "minutes",
  future: "date",
  "before-registration": "date",
};

/** What is wrong with an entry; undefined where it can be kept. */
export function findHoursProblem(
  entry: HoursEntry,
  today: IsoDate,
  registeredOn: IsoDate | undefined,
): HoursProblem | undefined {
  if (entry.clientCode.trim() === "") return "no-client";
  if (!Number.isInteger(entry.minutes) || entry.minutes < 1 || entry.minutes > 24 * 60) return "minutes";
  if (daysBetween(today, entry.date) > 0) return "future";
  return registeredOn !== undefined && entry.date < registeredOn ? "before-registration" : undefined;
}

/** Whether two entries are the same session: a file that is imported twice must not count twice. */
export function isSameSession(one: HoursEntry, other: HoursEntry): boolean {
  return (
    one.date === other.date &&
    one.minutes === other.minutes &&
    one.kind === other.kind &&
    foldCode(one.clientCode) === foldCode(other.clientCode)
  );
}

function foldCode(code: string): string {
  return code.replace(/\s+/g, "").toUpperCase();
}
