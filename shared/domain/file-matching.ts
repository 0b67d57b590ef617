import { awardingBodyPattern, type FieldsFound, readPattern } from "./file-patterns.ts";
import { compactWords, splitPath, wordsOf } from "./file-words.ts";

export type MatchableLearner = { readonly id: string; readonly name: string; readonly registrationNumber: string };

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

type Found = { readonly learner: MatchableLearner; readonly confidence: Confidence; readonly reason: string };

/**
 * Finds whose a file is, from its name or the names of its folders: by a pattern, by a registration number, by a name in any
 * order of words and without its accents. The file's own name counts before its folders, an inner folder before an outer one,
 * and a number before a name. Never guesses between two learners: both are named instead.
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
    const fields = this.#readFields(stem);
    const extra = { attempt: Number(fields?.attempt) || attemptOf(stem), unit: fields?.unit ?? null };
    const places = [stem, ...folders.toReversed()];
    const byNumber = this.#firstSure(places, (text) => this.#findByNumber(text, text === stem ? fields : undefined));
    const byName = this.#firstSure(places, (text) => this.#findByName(text, text === stem ? fields : undefined));
    if (byNumber && byName && byNumber.learner.id !== byName.learner.id && byName.confidence !== "unsure") {
      const reason = `The number is ${byNumber.learner.name}'s, but the name is ${byName.learner.name}'s.`;
      return { learnerId: byNumber.learner.id, confidence: "unsure", reason, ...extra };
    }
    const found = byNumber ?? byName;
    if (found) return { learnerId: found.learner.id, confidence: found.confidence, reason: found.reason, ...extra };
    return { learnerId: null, confidence: "none", reason: this.#whyNone(places), ...extra };
  }

  #readFields(stem: string): FieldsFound | undefined {
    for (const pattern of this.#patterns) {
      const fields = readPattern(pattern, stem);
      // A pattern that fits by its signs alone, with nobody in it, is not the one.
      if (fields && (this.#findByNumber("", fields) || this.#findByName("", fields))) return fields;
    }
    return undefined;
  }

  #firstSure(places: readonly string[], find: (text: string) => Found | undefined): Found | undefined {
    let unsure: Found | undefined;
    for (const place of places) {
      const found = find(place);
      if (found && found.confidence !== "unsure") return found;
      unsure ??= found;
    }
    return unsure;
  }

  #findByNumber(text: string, fields: FieldsFound | undefined): Found | undefined {
    if (fields?.registration !== undefined) {
      const named = this.#byRegistration.get(compactWords(fields.registration));
      const only = named?.length === 1 ? named[0] : undefined;
      if (only)
        return {
          learner: only,
          confidence: "certain",
          reason: `Registration number ${only.registrationNumber}, where the pattern has it.`,
        };
    }
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
    const [only, ...more] = found;
    if (!only) return undefined;
    if (more.length > 0)
      return {
        learner: only,
        confidence: "unsure",
        reason: "More than one learner's registration number stands here.",
      };
    return { learner: only, confidence: "certain", reason: `Registration number ${only.registrationNumber}.` };
  }

  #findByName(text: string, fields: FieldsFound | undefined): Found | undefined {
    const words = new Set([
      ...wordsOf(fields?.name ?? text),
      ...(fields?.name ? [] : text.split(/[^\p{L}\p{N}'’]+/u).map(compactWords)),
    ]);
    const candidates = new Map<MatchableLearner, number>();
    for (const word of words)
      for (const learner of this.#byWord.get(word) ?? []) candidates.set(learner, scoreName(learner, words));
    const best = Math.max(0, ...candidates.values());
    if (best === 0) return undefined;
    const winners = [...candidates].filter(([, score]) => score === best).map(([learner]) => learner);
    const [only] = winners;
    if (!only || winners.length > 1) return undefined;
    if (best >= fullName) return { learner: only, confidence: "likely", reason: `The name ${only.name}.` };
    return {
      learner: only,
      confidence: "unsure",
      reason: `Part of the name ${only.name}; nobody else's fits as well.`,
    };
  }

  #whyNone(places: readonly string[]): string {
    const words = new Set(places.flatMap(wordsOf));
    const names = new Set<string>();
    for (const word of words)
      for (const learner of this.#byWord.get(word) ?? []) if (scoreName(learner, words) > 0) names.add(learner.name);
    if (names.size < 2) return "No learner's name or registration number stands in its name or its folders.";
    return `Could be ${[...names].sort().slice(0, 4).join(" or ")}.`;
  }
}

const fullName = 1000;

/** More is better; 0 where it isn't this learner's name at all. A first name by itself is nobody's. */
function scoreName(learner: MatchableLearner, words: ReadonlySet<string>): number {
  const name = wordsOf(learner.name);
  const surname = name.at(-1) ?? "";
  if (words.has(compactWords(learner.name)) && name.length > 1) return fullName + 10 * name.length;
  const present = name.filter((word) => words.has(word)).length;
  if (present === name.length && name.length > 1) return fullName + 10 * name.length;
  if (!words.has(surname) || surname.length < 2) return 0;
  const initials = name.slice(0, -1).filter((word) => words.has(word[0] ?? "")).length;
  return 10 * present + initials;
}

/** "(2)", "attempt 2", "resubmission": which attempt a name claims to be. What it is, the records decide. */
function attemptOf(stem: string): number | null {
  const numbered = /\((\d{1,2})\)\s*$/.exec(stem) ?? /\battempt[\s_-]*(\d{1,2})\b/i.exec(stem);
  if (numbered) return Number(numbered[1]) || null;
  return /(^|[^\p{L}])(resub(mission|mitted)?|resit)([^\p{L}]|$)/iu.test(stem) ? 2 : null;
}

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

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  if (key === "") return;
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (!values.includes(value)) values.push(value);
}
