import { compactWords, wordsOf } from "./file-words.ts";

/**
 * How a centre, or its awarding body, writes the names of files. A pattern is text with fields in braces: `{name}`, `{centre}`,
 * `{registration}`, `{unit}`, `{attempt}`, and `{any}` for what doesn't matter.
 */
export const patternFields = ["name", "centre", "registration", "unit", "attempt", "any"] as const;
export type PatternField = (typeof patternFields)[number];
export type FieldsFound = Partial<Record<Exclude<PatternField, "any">, string>>;

/** ILM's assessment service: "R Jones-ABC123-012345-8697-530(1)"; (1) is the original, (2) the resubmission. */
export const awardingBodyPattern = "{name}-{centre}-{registration}-{unit}({attempt})";
export const longestPattern = 200;

const shapes: Readonly<Record<PatternField, string>> = {
  name: "[^\\d()\\[\\]]{1,100}?",
  centre: "[\\p{L}\\d]{2,20}",
  registration: "[\\p{L}\\d]{2,40}",
  unit: "[\\p{L}\\d.-]{1,40}?",
  attempt: "\\d{1,2}",
  any: ".{1,100}?",
};

/** @returns what is wrong with a pattern that somebody typed, in words; undefined where nothing is. */
export function checkPattern(pattern: string): string | undefined {
  if (pattern.length > longestPattern) return `A pattern has ${longestPattern} characters at most.`;
  const fields = [...pattern.matchAll(/\{([^{}]*)\}/g)].map((found) => found[1] ?? "");
  const unknown = fields.find((field) => !patternFields.some((known) => known === field));
  if (unknown !== undefined)
    return `There is no field {${unknown}}. Use ${patternFields.map((field) => `{${field}}`).join(", ")}.`;
  const named = fields.filter((field) => field !== "any");
  if (new Set(named).size < named.length) return "Each field can stand in a pattern once.";
  if (fields.length - named.length > 3) return "A pattern can hold {any} three times at most.";
  if (!named.includes("name") && !named.includes("registration")) return "A pattern needs {name} or {registration}.";
  return /\}\{/.test(pattern) ? "Put a sign between two fields, such as a hyphen." : undefined;
}

/** More words than a file's name has; a hostile one must not cost more. */
const mostSplits = 24;

/**
 * Every way to read the fields out of a name that fits the pattern, the one with the shortest name first; none where it doesn't
 * fit. A double-barrelled surname and a paper's code hold hyphens as the pattern does, so where a field ends is not told by signs.
 */
export function readPattern(pattern: string, stem: string): readonly FieldsFound[] {
  const text = stem.trim().slice(0, 200);
  const splits = new Map<string, FieldsFound>();
  const read = (at?: SplitAt) => {
    const groups = compiledOf(pattern, at)?.exec(text)?.groups;
    if (groups) splits.set(JSON.stringify(groups), { ...groups });
    return groups !== undefined;
  };
  if (!read()) return [];
  for (const word of [...text.matchAll(/[\p{L}\p{M}\d]+/gu)].slice(0, mostSplits)) {
    const [start, end] = [lengthOf(text.slice(0, word.index)), lengthOf(text.slice(0, word.index + word[0].length))];
    if (pattern.includes("{registration}")) read({ field: "registration", start });
    if (pattern.includes("{name}")) read({ field: "name", end });
  }
  return [...splits.values()];
}

/** Where a field is held to start or to end, in characters of the text. */
type SplitAt =
  | { readonly field: "registration"; readonly start: number }
  | { readonly field: "name"; readonly end: number };

function lengthOf(text: string): number {
  return [...text].length;
}

const compiled = new Map<string, RegExp | undefined>();

function compiledOf(pattern: string, at: SplitAt | undefined): RegExp | undefined {
  const key = JSON.stringify([pattern, at]);
  if (!compiled.has(key)) compiled.set(key, checkPattern(pattern) ? undefined : compile(pattern, at));
  return compiled.get(key);
}

function compile(pattern: string, at: SplitAt | undefined): RegExp {
  const parts = pattern.split(/(\{[a-z]+\})/).map((part) => {
    const field = patternFields.find((known) => part === `{${known}}`);
    if (!field) return part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/[\s_]+/g, "[\\s_]+");
    if (field === "any") return shapes.any;
    const group = `(?<${field}>${shapes[field]})`;
    if (at?.field !== field) return group;
    return at.field === "registration" ? `(?<=^[^]{${at.start}})${group}` : `${group}(?<=^[^]{${at.end}})`;
  });
  return new RegExp(`^${parts.join("")}$`, "iu");
}

/**
 * The pattern that a hand-matched file suggests for the others: what belongs to its learner becomes a field, other words and
 * numbers become `{any}`. Undefined where neither the name nor the number of the learner stands in it.
 */
export function suggestPattern(
  stem: string,
  learner: { readonly name: string; readonly registrationNumber: string },
): string | undefined {
  const pieces = stem.trim().split(/([\s_\-–()[\],.]+)/);
  const nameWords = new Set(wordsOf(learner.name));
  const fields = pieces.map((piece, index) => {
    if (index % 2 === 1 || piece === "") return { field: undefined, piece };
    if (compactWords(piece) === compactWords(learner.registrationNumber)) return { field: "registration", piece };
    const words = wordsOf(piece);
    const isName = words.length > 0 && words.every((word) => nameWords.has(word) || isInitial(word, nameWords));
    return { field: isName ? "name" : "any", piece };
  });
  let pattern = "";
  let last: string | undefined;
  let separator = "";
  for (const { field, piece } of fields) {
    if (field === undefined) {
      separator += piece;
      continue;
    }
    // Words of one name, and neighbours that don't matter, are one field with what stands between them.
    if (field !== last || field === "registration") pattern += `${separator}{${field}}`;
    separator = "";
    last = field;
  }
  pattern += separator;
  return checkPattern(pattern) ? undefined : pattern;
}

function isInitial(word: string, words: ReadonlySet<string>): boolean {
  return word.length === 1 && [...words].some((name) => name.startsWith(word));
}
