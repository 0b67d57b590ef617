import { format, isSameDay, parseISO } from "date-fns";
import type { SheetHistory } from "../../../shared/contract/marking.ts";
import type { SheetSpecification } from "../../../shared/domain/qualification.ts";
import { namePlace } from "./sheet-words.ts";

export type Moment = SheetHistory[number];

export type HistoryDay = { readonly day: string; readonly moments: readonly Moment[] };

/** The newest day first, each named as people look for it: Tuesday 24 November 2026. */
export function groupByDay(history: SheetHistory): HistoryDay[] {
  const days: { day: string; moments: Moment[] }[] = [];
  for (const moment of history) {
    const last = days.at(-1);
    const [former] = last?.moments ?? [];
    if (last && former && isSameDay(parseISO(former.at), parseISO(moment.at))) last.moments.push(moment);
    else days.push({ day: format(parseISO(moment.at), "EEEE d MMMM yyyy"), moments: [moment] });
  }
  return days;
}

export function describeMoment(specification: SheetSpecification, moment: Moment): string {
  const { what, itemId, field, criterion, reason } = moment;
  if (what === "signed") return "Signed";
  if (what === "voided") return reason ? `Signature void: ${reason}` : "Signature void";
  const place = itemId === null || field === null ? "" : namePlace(specification, { itemId, field, criterion });
  if (what === "undo") return `Taken back: ${place}`;
  return what === "redo" ? `Brought back: ${place}` : place;
}
