import type { Learner } from "../../../shared/contract/learners.ts";

/** Without accents and case, so that "Zoe" finds "Zoë". */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** Whether every word that was typed stands somewhere in one of the texts. */
export function matchesWords(search: string, texts: readonly string[]): boolean {
  const words = foldText(search).split(/\s+/).filter(Boolean);
  const haystack = foldText(texts.join("\n"));
  return words.every((word) => haystack.includes(word));
}

export function findLearners(learners: readonly Learner[], search: string): readonly Learner[] {
  if (search.trim() === "") return learners;
  return learners.filter((learner) => matchesWords(search, [learner.name, learner.registrationNumber]));
}

/** The deadline that comes first, over all enrolments. */
export function nextDeadline(learner: Learner): string | undefined {
  return learner.enrolments
    .map((enrolment) => enrolment.completeBy)
    .sort()
    .at(0);
}
