import type { CountersignItem } from "../../../shared/contract/marking.ts";
import { matchesWords } from "../learners/find-learners.ts";
import { assessmentKey } from "../scripts/script-filter.ts";

export type CountersignFilter = {
  /** An `assessmentKey`. */
  readonly assessment: string | null;
  readonly words: string;
};

export const anySheet: CountersignFilter = { assessment: null, words: "" };

export function filterCountersign(items: readonly CountersignItem[], filter: CountersignFilter): CountersignItem[] {
  return items.filter((item) => {
    if (filter.assessment !== null && assessmentKey(item) !== filter.assessment) return false;
    const { learner, assessmentTitle, assessor } = item;
    return matchesWords(filter.words, [
      learner.name,
      learner.registrationNumber,
      assessmentTitle,
      assessor?.name ?? "",
    ]);
  });
}
