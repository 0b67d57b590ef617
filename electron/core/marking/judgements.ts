import type { Entry } from "../../../shared/contract/sheet.ts";
import { criteriaByItem, isSameCriterion } from "../../../shared/domain/criteria.ts";
import type { Judgement, Judgements } from "../../../shared/domain/decision.ts";
import { judgedItems, type SheetSpecification } from "../../../shared/domain/qualification.ts";

/** The judgements in a column, for the decision rule. An entry with only feedback is no judgement. */
export function judgementsOf(entries: readonly Entry[]): Judgements {
  return Object.fromEntries(
    entries.flatMap((entry): [string, Judgement][] => {
      if (entry.mark !== null) return [[entry.itemId, { mark: entry.mark }]];
      if (entry.outcome !== null) return [[entry.itemId, { outcome: entry.outcome }]];
      return [];
    }),
  );
}

/** One entry per judged item, in the order of the sheet: what a screen, a signature and an archive show. */
export function inSheetOrder(specification: SheetSpecification, entries: readonly Entry[]): Entry[] {
  const criteria = criteriaByItem(specification);
  return judgedItems(specification).map((item) => {
    const entry = entries.find((candidate) => candidate.itemId === item.id) ?? emptyEntry(item.id);
    const listed = criteria.get(item.id) ?? [];
    return {
      ...entry,
      criteria: listed.flatMap(
        (criterion) => entry.criteria.find((judged) => isSameCriterion(judged, criterion)) ?? [],
      ),
    };
  });
}

export function emptyEntry(itemId: string): Entry {
  return { itemId, mark: null, outcome: null, strengths: "", improvements: "", criteria: [] };
}
