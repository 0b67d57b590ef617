import type { ScriptHeading } from "../../../shared/contract/scripts.ts";

type Section = { readonly id: string; readonly title: string };

const smallWords = new Set("a an and as at by for from in into my of on or own the to with your".split(" "));

/**
 * Which heading of the script begins which section of the sheet: the one that shares most of the title's words, or names the
 * section by its number. A section that no heading resembles has none: a wrong jump would be worse.
 */
export function matchSections(
  headings: readonly ScriptHeading[],
  sections: readonly Section[],
): ReadonlyMap<string, ScriptHeading> {
  const found = new Map<string, ScriptHeading>();
  sections.forEach(({ id, title }, index) => {
    let best: { heading: ScriptHeading; likeness: number } | undefined;
    for (const heading of headings) {
      const likeness = likenessOf(heading.text, title, index + 1);
      if (likeness > (best?.likeness ?? 0.49)) best = { heading, likeness };
    }
    if (best) found.set(id, best.heading);
  });
  return found;
}

/** From 0 to 1: how many of the title's words the heading has, less a little for words of its own. */
function likenessOf(heading: string, title: string, number: number): number {
  const wanted = wordsOf(title);
  const given = wordsOf(heading);
  if (wanted.length === 0 || given.length === 0) return 0;
  const shared = wanted.filter((word) => given.some((own) => isSameWord(own, word))).length / wanted.length;
  const numbered = new RegExp(`^\\s*(section|part|task)\\s+${number}\\b`, "i").test(heading) ? 0.5 : 0;
  return Math.min(1, shared + numbered) - 0.01 * Math.max(0, given.length - wanted.length);
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return words.filter((word) => !smallWords.has(word));
}

/** "reflecting" and "reflections" mean the same in a heading. */
function isSameWord(one: string, other: string): boolean {
  const stem = Math.max(5, Math.min(one.length, other.length) - 3);
  return one === other || (one.length >= 5 && other.length >= 5 && one.slice(0, stem) === other.slice(0, stem));
}
