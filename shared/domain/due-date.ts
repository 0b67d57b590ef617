import { addDays, format, parseISO } from "date-fns";
import { daysBetween, type IsoDate } from "./dates.ts";
import { countOf } from "./words.ts";

/** The last day on which a script is marked in the centre's time; null where the centre sets none. Calendar days. */
export function dueOn(receivedOn: IsoDate, markWithinDays: number | null): IsoDate | null {
  return markWithinDays === null ? null : format(addDays(parseISO(receivedOn), markWithinDays), "yyyy-MM-dd");
}

/** "due today", "due in 3 days", "2 days late"; null without a due date. */
export function describeDue(due: IsoDate | null, today: IsoDate): string | null {
  if (due === null) return null;
  const days = daysBetween(today, due);
  if (days === 0) return "due today";
  const count = countOf(Math.abs(days), "day", "days");
  return days > 0 ? `due in ${count}` : `${count} late`;
}

export function isOverdue(due: IsoDate | null, today: IsoDate): boolean {
  return due !== null && due < today;
}
