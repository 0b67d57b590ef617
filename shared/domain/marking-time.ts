import { addDays, format, parseISO } from "date-fns";
import { daysBetween, type IsoDate } from "./dates.ts";

/**
 * The centre's time for marking. It is a setting and is shown: a script past its day is marked like any other, and nothing
 * is refused for it.
 */
/** The last day for the assessor's signature; null where the centre sets no limit. */
export function markBy(receivedOn: IsoDate, markWithinDays: number | null): IsoDate | null {
  return markWithinDays === null ? null : format(addDays(parseISO(receivedOn), markWithinDays), "yyyy-MM-dd");
}

/** "due today", "due in 3 days", "2 days over". */
export function describeDue(by: IsoDate, today: IsoDate): string {
  const left = daysBetween(today, by);
  if (left === 0) return "due today";
  const days = Math.abs(left) === 1 ? "1 day" : `${Math.abs(left)} days`;
  return left > 0 ? `due in ${days}` : `${days} over`;
}

export function isOverdue(by: IsoDate | null, today: IsoDate): boolean {
  return by !== null && by < today;
}
