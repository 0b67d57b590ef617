import { decideSheet, type Judgement, type Judgements } from "./decision.ts";
import { judgedItems, type SheetSpecification } from "./qualification.ts";

/**
 * What a resubmission answers. Source: a resubmission answers the referred sections; sections already passed are carried
 * forward, read only.
 */
export type CarryOver = {
  /** Sections whose judgement stands, in the order of the sheet. */
  readonly sections: readonly string[];
  /** The judged items in them. */
  readonly items: readonly string[];
};

const nothing: CarryOver = { sections: [], items: [] };

/**
 * @param judgements of the standing decision on the attempt before.
 * @returns nothing to carry where the decision is no REFERRAL; where a REFERRAL names no section (the total alone is short:
 * every section can make it up); and where a PASS could not be reached with what would be carried.
 */
export function planCarryOver(sheet: SheetSpecification, judgements: Judgements): CarryOver {
  const decision = decideSheet(sheet, judgements);
  if (decision.outcome !== "REFERRAL" || decision.referredSections.length === 0) return nothing;
  const sections = decision.sections.filter((section) => section.status === "PASS").map((section) => section.id);
  const items = sheet.sections
    .filter((section) => sections.includes(section.id))
    .flatMap((section) => judgedItems({ ...sheet, sections: [section] }).map((item) => item.id));
  return canStillPass(sheet, judgements, items) ? { sections, items } : nothing;
}

/** Whether full marks in everything that stays open make a PASS. */
function canStillPass(sheet: SheetSpecification, judgements: Judgements, carried: readonly string[]): boolean {
  const best = judgedItems(sheet).map((item): [string, Judgement | undefined] => {
    if (carried.includes(item.id)) return [item.id, judgements[item.id]];
    return [item.id, item.judgedBy === "marks" ? { mark: item.available } : { outcome: "PASS" }];
  });
  return decideSheet(sheet, Object.fromEntries(best)).outcome === "PASS";
}
