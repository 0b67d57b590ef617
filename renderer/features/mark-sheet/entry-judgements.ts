import type { Entry } from "../../../shared/contract/sheet.ts";
import type { Judgements } from "../../../shared/domain/decision.ts";

/** The marks and outcomes of a saved column, for deciding it. */
export function judgementsOfEntries(entries: readonly Entry[]): Judgements {
  const judgements: Record<string, Judgements[string]> = {};
  for (const { itemId, mark, outcome } of entries) {
    if (mark !== null) judgements[itemId] = { mark };
    else if (outcome !== null) judgements[itemId] = { outcome };
  }
  return judgements;
}
