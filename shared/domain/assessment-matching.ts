import { compactWords, wordsOf } from "./file-words.ts";

/**
 * Which assessment a file is for, by a unit's number or by words that only one assessment's title has.
 * @returns undefined where that can't be told.
 */
export function matchAssessment(
  path: string,
  assessments: readonly { readonly id: string; readonly title: string; readonly units: readonly string[] }[],
  unit: string | null = null,
): string | undefined {
  if (assessments.length === 1) return assessments[0]?.id;
  const text = compactWords(path) + compactWords(unit ?? "");
  const words = new Set(wordsOf(path));
  const scores = assessments.map(({ id, title, units }) => {
    const others = new Set(assessments.filter((other) => other.id !== id).flatMap((other) => wordsOf(other.title)));
    const own = wordsOf(title).filter((word) => word.length > 3 && !others.has(word));
    const initials = wordsOf(title.replaceAll("-", " "))
      .map((word) => word[0])
      .join("");
    const byWords = own.filter((word) => words.has(word)).length + (initials.length > 2 && words.has(initials) ? 1 : 0);
    return { id, score: byWords + 10 * units.filter((code) => text.includes(compactWords(code))).length };
  });
  const best = Math.max(...scores.map(({ score }) => score));
  const winners = scores.filter(({ score }) => score === best);
  return best > 0 && winners.length === 1 ? winners[0]?.id : undefined;
}
