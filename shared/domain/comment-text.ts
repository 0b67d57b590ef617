/**
 * Texts of the comment bank. A comment names the learner by placeholder, so that nobody's name is kept in the bank and none
 * is pasted to the wrong learner.
 */
export const placeholders = ["{learner}", "{firstName}"] as const;

const inBraces = /\{[^{}]*\}/g;

/** What stands in braces and is not filled in by anything: a slip that would reach the learner. */
export function findUnknownPlaceholders(text: string): string[] {
  const known: readonly string[] = placeholders;
  return [...new Set(text.match(inBraces) ?? [])].filter((found) => !known.includes(found));
}

/** Whether a text still carries a placeholder that should have been filled in. */
export function hasPlaceholder(text: string): boolean {
  return placeholders.some((placeholder) => text.includes(placeholder));
}

/** @param learnerName as registered; the first word of it is taken for the first name. */
export function fillPlaceholders(text: string, learnerName: string): string {
  const firstName = learnerName.trim().split(/\s+/)[0] ?? "";
  return text.replaceAll("{learner}", () => learnerName.trim()).replaceAll("{firstName}", () => firstName);
}

/**
 * The way back: a text that was written about one learner, with placeholders where their name stands, so that it can be kept.
 * @param learnerName as registered.
 */
export function namePlaceholders(text: string, learnerName: string): string {
  const name = learnerName.trim();
  const firstName = name.split(/\s+/)[0] ?? "";
  const named = replaceWord(text, name, "{learner}");
  return replaceWord(named, firstName, "{firstName}");
}

/** Only whole words: "Ann" is not in "Announces". */
function replaceWord(text: string, word: string, by: string): string {
  if (word === "") return text;
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\p{L}\\p{M}\\p{N}{])${literal}(?![\\p{L}\\p{M}\\p{N}}])`, "gu"), () => by);
}

/** Whether every word of the search occurs, as the beginning of a word or inside one; case and accents don't count. */
export function matchesSearch(text: string, search: string): boolean {
  const content = fold(text);
  return fold(search)
    .split(/\s+/)
    .every((word) => content.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
