import { awardingBodyPattern, type FieldsFound, readPattern } from "./file-patterns.ts";
import { compactWords, splitPath, wordsOf } from "./file-words.ts";
import { findFullNames, listNames, type MatchableLearner, scoreName, sharedName } from "./name-fit.ts";

/** `certain`: by a number that is one learner's. `likely`: by a full name. `unsure`: look before taking in. */
export type Confidence = "certain" | "likely" | "unsure" | "none";

export type FileMatch = {
  readonly learnerId: string | null;
  readonly confidence: Confidence;
  /** In words for the person who checks the table. */
  readonly reason: string;
  readonly attempt: number | null;
  readonly unit: string | null;
};

/** What the name of a file or of one of its folders says. */
type Place = {
  readonly fields: FieldsFound | undefined;
  /** Whose registration numbers stand in it. */
  readonly numbers: readonly MatchableLearner[];
  /** Whose full names stand in it. */
  readonly names: readonly MatchableLearner[];
  /** Whose name a part of it fits better than anybody else's. */
  readonly part: MatchableLearner | undefined;
};

/**
 * Finds whose a file is, from its name or the names of its folders: by a pattern, by a registration number, by a name in any
 * order of words and without its accents. Part of a name counts only where no number and no full name stands; then the file's
 * own name comes before its folders, an inner folder before an outer one. Never guesses between two learners: a learner's own
 * folder holds files named after another whom they coach. Both are named instead.
 */
export class FileMatcher {
  readonly #byRegistration = new Map<string, MatchableLearner[]>();
  readonly #byWord = new Map<string, MatchableLearner[]>();
  readonly #patterns: readonly string[];

  /** @param patterns those that the centre remembered, newest first; the awarding body's own is always known. */
  constructor(learners: readonly MatchableLearner[], patterns: readonly string[] = []) {
    this.#patterns = [...patterns, awardingBodyPattern];
    const sorted = [...learners].sort((one, other) => (one.id < other.id ? -1 : 1));
    for (const learner of sorted) {
      add(this.#byRegistration, compactWords(learner.registrationNumber), learner);
      for (const word of new Set(wordsOf(learner.name))) add(this.#byWord, word, learner);
      add(this.#byWord, compactWords(learner.name), learner);
    }
  }

  match(path: string): FileMatch {
    const { folders, stem } = splitPath(path.slice(0, 2000));
    const names = [stem, ...folders.toReversed()];
    const places = names.map((text) => this.#readPlace(text));
    const fieldOf = (field: "unit" | "attempt") => places.find(({ fields }) => fields?.[field])?.fields?.[field];
    const extra = { attempt: Number(fieldOf("attempt")) || attemptOf(stem), unit: fieldOf("unit") ?? null };
    const part = places.find((place) => place.part)?.part;
    const found = findSure(places) ?? (part && isPart(part)) ?? none(this.#whyNone(names));
    return { ...found, ...extra };
  }

  #readPlace(text: string): Place {
    const fields = this.#readFields(text);
    const scores = this.#scoreNames(fields?.name ?? text, fields?.name === undefined);
    const names = findFullNames(scores);
    const best = Math.max(0, ...scores.values());
    const [part, ...others] = [...scores].filter(([, score]) => score === best && score > 0);
    const isOne = names.length === 0 && others.length === 0;
    return { fields, numbers: this.#findNumbers(text, fields), names, part: isOne ? part?.[0] : undefined };
  }

  #readFields(text: string): FieldsFound | undefined {
    let paper: FieldsFound | undefined;
    for (const pattern of this.#patterns) {
      const splits = readPattern(pattern, text);
      const [best] = splits
        .map((fields) => ({ fields, fit: this.#fitOf(fields) }))
        .toSorted((one, other) => other.fit - one.fit);
      if (best && best.fit > 0) return best.fields;
      paper ??= splits.find((split) => isPaper(split) && hasDigit(split.centre)) ?? splits.find(isPaper);
    }
    // A pattern that fits by its signs alone names nobody. Which paper it is still counts: two must not become one script.
    return paper && { ...(paper.unit && { unit: paper.unit }), ...(paper.attempt && { attempt: paper.attempt }) };
  }

  /** How much speaks for this way to read the fields; 0 where nobody stands in it. */
  #fitOf({ name, centre, registration }: FieldsFound): number {
    const [only, ...more] = this.#byRegistration.get(compactWords(registration ?? "")) ?? [];
    const scores = this.#scoreNames(name ?? "", false);
    if (only && more.length === 0) return 1_000_000 + (scores.get(only) ?? 0);
    const best = Math.max(0, ...scores.values());
    if (best === 0) return 0;
    return (hasDigit(registration) ? 100_000 : 0) + 10 * best + (hasDigit(centre) ? 1 : 0);
  }

  #findNumbers(text: string, fields: FieldsFound | undefined): readonly MatchableLearner[] {
    const named = this.#byRegistration.get(compactWords(fields?.registration ?? ""));
    if (named?.length === 1) return named;
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const found = new Set<MatchableLearner>();
    // A number may be written in pieces ("ABC 1001"): up to four words in a row are read as one.
    for (let start = 0; start < words.length; start += 1) {
      for (let end = start + 1; end <= Math.min(words.length, start + 4); end += 1) {
        const candidate = compactWords(words.slice(start, end).join(""));
        // A number without letters that is this short is as likely a date, a unit or a count.
        if (/^\d{1,3}$/.test(candidate)) continue;
        for (const learner of this.#byRegistration.get(candidate) ?? []) found.add(learner);
      }
    }
    return [...found];
  }

  /** @param compact whether names written as one word count too. */
  #scoreNames(text: string, compact: boolean): ReadonlyMap<MatchableLearner, number> {
    const words = new Set([...wordsOf(text), ...(compact ? text.split(/[^\p{L}\p{N}'’]+/u).map(compactWords) : [])]);
    const scores = new Map<MatchableLearner, number>();
    for (const word of words) {
      for (const learner of this.#byWord.get(word) ?? []) {
        const score = scoreName(learner, words);
        if (score > 0) scores.set(learner, score);
      }
    }
    return scores;
  }

  #whyNone(texts: readonly string[]): string {
    const learners = [...this.#scoreNames(texts.join("\n"), false).keys()];
    if (learners.length === 0) return "No learner's name or registration number stands in its name or its folders.";
    return sharedName(learners) ?? `Could be ${listNames(learners, "or")}.`;
  }
}

type WhoseFile = Pick<FileMatch, "learnerId" | "confidence" | "reason">;

/** Whoever every number and every full name agrees on; undefined where there are none. */
function findSure(places: readonly Place[]): WhoseFile | undefined {
  const numbers = places.flatMap((place) => (place.numbers.length > 0 ? [place.numbers] : []));
  const named = [...numbers, ...places.flatMap(({ names }) => (names.length > 0 ? [names] : []))];
  if (named.length === 0) return undefined;
  const learner = onlyOf(named);
  if (learner && numbers.length > 0) {
    const isField = places.some(
      ({ fields }) => compactWords(fields?.registration ?? "") === compactWords(learner.registrationNumber),
    );
    const reason = `Registration number ${learner.registrationNumber}${isField ? ", where the pattern has it" : ""}.`;
    return { learnerId: learner.id, confidence: "certain", reason };
  }
  if (learner) return { learnerId: learner.id, confidence: "likely", reason: `The name ${learner.name}.` };
  const all = [...new Set(named.flat())];
  const numbered = onlyOf(numbers);
  if (numbered) {
    const others = all.filter((other) => other !== numbered);
    const reason = `The number is ${numbered.name}'s, but the name is ${listNames(others, "and")}'s.`;
    return { learnerId: numbered.id, confidence: "unsure", reason };
  }
  const reason = sharedName(all) ?? `It names ${listNames(all, "and")}: choose whose it is.`;
  return { learnerId: null, confidence: "unsure", reason };
}

function onlyOf(sets: readonly (readonly MatchableLearner[])[]): MatchableLearner | undefined {
  const [first = [], ...rest] = sets;
  const common = first.filter((learner) => rest.every((set) => set.includes(learner)));
  return common.length === 1 ? common[0] : undefined;
}

function isPart(learner: MatchableLearner): WhoseFile {
  const reason = `Part of the name ${learner.name}; nobody else's fits as well.`;
  return { learnerId: learner.id, confidence: "unsure", reason };
}

function none(reason: string): WhoseFile {
  return { learnerId: null, confidence: "none", reason };
}

function isPaper({ registration, unit }: FieldsFound): boolean {
  return hasDigit(registration) && hasDigit(unit);
}

function hasDigit(field: string | undefined): boolean {
  return /\d/.test(field ?? "");
}

/** "(2)", "attempt 2", "resubmission": which attempt a name claims to be. What it is, the records decide. */
function attemptOf(stem: string): number | null {
  const numbered = /\((\d{1,2})\)\s*$/.exec(stem) ?? /\battempt[\s_-]*(\d{1,2})\b/i.exec(stem);
  if (numbered) return Number(numbered[1]) || null;
  return /(^|[^\p{L}])(resub(mission|mitted)?|resit)([^\p{L}]|$)/iu.test(stem) ? 2 : null;
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  if (key === "") return;
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (!values.includes(value)) values.push(value);
}
