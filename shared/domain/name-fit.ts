import { compactWords, wordsOf } from "./file-words.ts";

export type MatchableLearner = { readonly id: string; readonly name: string; readonly registrationNumber: string };

const fullName = 1000;

/** More is better; 0 where it isn't this learner's name at all. A first name by itself is nobody's. */
export function scoreName(learner: MatchableLearner, words: ReadonlySet<string>): number {
  const name = wordsOf(learner.name);
  const surname = name.at(-1) ?? "";
  if (words.has(compactWords(learner.name)) && name.length > 1) return fullName + 10 * name.length;
  const present = name.filter((word) => words.has(word)).length;
  if (present === name.length && name.length > 1) return fullName + 10 * name.length;
  if (!words.has(surname) || surname.length < 2) return 0;
  const initials = name.slice(0, -1).filter((word) => words.has(word[0] ?? "")).length;
  return 10 * present + initials;
}

/** The learners whose full names stand there; not Anna Bell where it is Anna Bell Ngata. */
export function findFullNames(scores: ReadonlyMap<MatchableLearner, number>): readonly MatchableLearner[] {
  const full = [...scores].flatMap(([learner, score]) => (score >= fullName ? [learner] : []));
  if (full.length < 2) return full;
  const words = new Map(full.map((learner) => [learner, new Set(wordsOf(learner.name))]));
  return full.filter((learner) => {
    const own = words.get(learner);
    return !full.some((other) => {
      const theirs = words.get(other);
      return own && theirs && theirs.size > own.size && [...own].every((word) => theirs.has(word));
    });
  });
}

/** In words, where these learners are told apart by their numbers alone; undefined where their names differ. */
export function sharedName(learners: readonly MatchableLearner[]): string | undefined {
  const [first, ...others] = learners;
  if (!first || others.length === 0 || others.some(({ name }) => name !== first.name)) return undefined;
  const numbers = learners.map(({ registrationNumber }) => registrationNumber).sort();
  return `${learners.length} learners have the name ${first.name} (${numbers.join(", ")}): the name doesn't tell which.`;
}

/** The first few, each name once. */
export function listNames(learners: readonly MatchableLearner[], word: "and" | "or"): string {
  return [...new Set(learners.map(({ name }) => name))].sort().slice(0, 4).join(` ${word} `);
}
