import { z } from "zod";
import {
  type CriterionRef,
  flattenItems,
  judgedItems,
  type SheetItem,
  type SheetSpecification,
} from "./qualification.ts";

/** How far a criterion is met. A criterion without a judgement is "not yet judged", never "not met". */
export const criterionJudgementSchema = z.enum(["met", "partly", "not-met"]);
export type CriterionJudgement = z.infer<typeof criterionJudgementSchema>;

/** @public */
export const criterionJudgementTitles: Readonly<Record<CriterionJudgement, string>> = {
  met: "Met",
  partly: "Partly met",
  "not-met": "Not met",
};

export function isSameCriterion(one: CriterionRef, other: CriterionRef): boolean {
  return one.unit === other.unit && one.criterion === other.criterion;
}

/** A criterion as people write it: D7.02 1.1. */
export function nameCriterion({ unit, criterion }: CriterionRef): string {
  return `${unit} ${criterion}`;
}

/**
 * The criteria that are judged beside each judged item, by item id, in the order of the specification. A section judged in
 * parts may list criteria that none of its parts lists: those are judged beside its first part, so that none is left out.
 */
export function criteriaByItem(sheet: SheetSpecification): ReadonlyMap<string, readonly CriterionRef[]> {
  const byItem = new Map<string, CriterionRef[]>(judgedItems(sheet).map((item) => [item.id, unique(item.criteria)]));
  const collect = (item: SheetItem): void => {
    if (item.judgedBy !== "parts") return;
    item.parts.forEach(collect);
    const leaves = flattenItems(item.parts).filter((part) => part.judgedBy !== "parts");
    const listed = leaves.flatMap((leaf) => byItem.get(leaf.id) ?? []);
    const first = leaves[0];
    if (!first) return;
    const missing = unique(item.criteria).filter((criterion) => !listed.some((one) => isSameCriterion(one, criterion)));
    byItem.set(first.id, [...(byItem.get(first.id) ?? []), ...missing]);
  };
  sheet.sections.forEach(collect);
  return byItem;
}

function unique(criteria: readonly CriterionRef[]): CriterionRef[] {
  return criteria.filter((criterion, index) => criteria.findIndex((one) => isSameCriterion(one, criterion)) === index);
}
