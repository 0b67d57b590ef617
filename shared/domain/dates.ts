import { addYears, differenceInCalendarDays, format, parseISO } from "date-fns";

/** A day without a time, as `YYYY-MM-DD`. An instant is an ISO 8601 text in UTC. */
export type IsoDate = string;
export type Instant = string;

/** No day of a centre's records lies before it: a year such as 0202 or 1026 is one with a digit missing or mistyped. */
const earliestDay: IsoDate = "1950-01-01";

export function isYearMistyped(day: IsoDate): boolean {
  return day < earliestDay;
}

/** The last day on which the qualification can be completed: the specification's years, counted from registration. */
export function completionDeadline(registeredOn: IsoDate, years: number): IsoDate {
  return format(addYears(parseISO(registeredOn), years), "yyyy-MM-dd");
}

/** British form, for people: 23 November 2026. */
export function formatDate(date: IsoDate | Instant): string {
  return format(parseISO(date), "d MMMM yyyy");
}

/** British short form, for tables: 23 Nov 2026. */
export function formatShortDate(date: IsoDate | Instant): string {
  return format(parseISO(date), "d MMM yyyy");
}

/** British form with the time of day at this place: 23 November 2026, 14:05. */
export function formatMoment(at: Instant): string {
  return format(parseISO(at), "d MMMM yyyy, HH:mm");
}

/** Whole calendar days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: IsoDate | Instant, to: IsoDate | Instant): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

export function formatDaysSince(date: IsoDate | Instant, today: IsoDate | Instant): string {
  const days = daysBetween(date, today);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  if (days === -1) return "tomorrow";
  return days > 0 ? `${days} days ago` : `in ${-days} days`;
}

export function todayAs(instant: Date): IsoDate {
  return format(instant, "yyyy-MM-dd");
}
