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

const compiled = new Map<string, RegExp | undefined>();

/** Reads the fields out of a name that fits the pattern; undefined where it doesn't fit. */
export function readPattern(pattern: string, stem: string): FieldsFound | undefined {
  if (!compiled.has(pattern)) compiled.set(pattern, checkPattern(pattern) ? undefined : compile(pattern));
  const found = compiled.get(pattern)?.exec(stem.trim().slice(0, 200));
  return found?.groups ? { ...found.groups } : undefined;
}

function compile(pattern: string): RegExp {
  const parts = pattern.split(/(\{[a-z]+\})/).map((part) => {
    const field = patternFields.find((known) => part === `{${known}}`);
    if (!field) return part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/[\s_]+/g, "[\\s_]+");
    return field === "any" ? shapes.any : `(?<${field}>${shapes[field]})`;
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
