import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import type { SearchHit, TextStatus } from "../../../shared/contract/search.ts";
import { readSearchWords } from "../../../shared/domain/search-words.ts";
import type { Actor } from "../centre/actor.ts";
import { isTrainee, maySeeScript } from "../scripts/script-list.ts";
import type { ReadableDb } from "../store/connection.ts";
import {
  countVisibleTexts,
  letsAllPass,
  listTextsThatPass,
  type TextFilter,
  type Visible,
} from "../store/passing-texts.ts";
import { readScriptFileName } from "../store/script-files.ts";
import { countTexts, readScriptText } from "../store/script-texts.ts";
import { findScript } from "../store/scripts.ts";
import { placeIn, scriptDescriber } from "./found-script.ts";
import type { TextDesk } from "./index-texts.ts";
import type { Lexicon } from "./lexicon.ts";
import { chooseStretch, cutSnippet, findOccurrences } from "./snippet.ts";
import type { TextIndex } from "./text-index.ts";

type Request = Inputs["search"]["find"] & { readonly limit: number };

/** Stems that must be there, each a phrase in order, and those that must not. */
export type StemQuery = { readonly wanted: readonly string[][]; readonly unwanted: readonly string[][] };

export function stemQuery(typed: string, lexicon: Lexicon): StemQuery {
  const { wanted, unwanted } = readSearchWords(typed);
  const stems = (phrases: readonly (readonly string[])[]) =>
    phrases
      .map((words) => words.map((word) => lexicon.formsOf(word).stem).filter((stem) => stem !== ""))
      .filter((phrase) => phrase.length > 0);
  return { wanted: stems(wanted), unwanted: stems(unwanted) };
}

/** Stems are letters and digits alone, so that nothing somebody types is anything but words to FTS5. */
export function toMatch({ wanted, unwanted }: StemQuery): string {
  const write = (phrases: readonly string[][], operator: string) =>
    phrases.map((stems) => `"${stems.join(" ")}"`).join(` ${operator} `);
  const match = `(${write(wanted, "AND")})`;
  return unwanted.length > 0 ? `${match} NOT (${write(unwanted, "OR")})` : match;
}

/** Finds scripts by their words; newest first, because the work in hand is what is looked for. */
export function findScripts(actor: Actor, desk: TextDesk, request: Request): Outputs["search"]["find"] {
  const { index, lexicon } = desk;
  const visible = visibleTo(actor);
  const { waiting } = describeStatus(actor, desk, visible);
  const query = stemQuery(request.words, lexicon);
  if (query.wanted.length === 0) return { hits: [], more: false, waiting };
  const numbers = findNumbers(actor, index, toMatch(query), filterFor(visible, request), request.limit + 1);
  const describeScript = scriptDescriber(actor);
  const hits = numbers
    .slice(0, request.limit)
    .flatMap((number) => describeHit(actor, lexicon, number, query, describeScript) ?? []);
  return { hits, more: numbers.length > request.limit, waiting };
}

/** So many of the newest matches are looked at one by one first, for whoever may see most of what matches. */
const lookedAtFirst = 100;

/** Whether few of the centre's texts can pass: then they are listed first, and the words looked for among them alone. */
function isNarrow({ visible, learnerId }: TextFilter): boolean {
  return learnerId !== undefined || (visible !== "all" && !visible.asIqa);
}

function findNumbers(actor: Actor, index: TextIndex, match: string, filter: TextFilter, limit: number): number[] {
  if (letsAllPass(filter)) return index.find(match, undefined, limit);
  const findAmong = () => index.find(match, listTextsThatPass(actor.db, filter), limit);
  if (isNarrow(filter)) return findAmong();
  const newest = index.find(match, undefined, lookedAtFirst);
  const passing = listTextsThatPass(actor.db, filter, newest);
  if (passing.length >= limit || newest.length < lookedAtFirst) return passing.slice(0, limit);
  return findAmong();
}

export function visibleTo(actor: Actor): Visible {
  const { id, roles } = actor.person;
  if (roles.includes("centre-staff")) return "all";
  return {
    personId: id,
    asAssessor: roles.includes("assessor"),
    asIqa: roles.includes("iqa"),
    mayCountersign: !isTrainee(actor),
  };
}

function filterFor(visible: Visible, { learnerId, assessmentId, state }: Request): TextFilter {
  return { visible, learnerId, assessmentId, state };
}

/** @returns undefined where the text went since it was indexed, or the script is not this person's to see after all. */
function describeHit(
  actor: Actor,
  lexicon: Lexicon,
  number: number,
  { wanted }: StemQuery,
  describeScript: ReturnType<typeof scriptDescriber>,
): SearchHit | undefined {
  const read = readScriptText(actor.db, actor.keys, number);
  const script = read && findScript(actor.db, read.scriptId);
  const name = read && readScriptFileName(actor.db, actor.keys, read.fileId);
  if (!script || name === undefined || !maySeeScript(actor, script)) return undefined;
  const { text } = read.text;
  const occurrences = findOccurrences(text, wanted, lexicon);
  const stretch = chooseStretch(occurrences);
  const { start, end } = stretch[0] ?? { start: 0, end: 0 };
  return {
    script: describeScript(script),
    file: { id: read.fileId, name },
    snippet: cutSnippet(text, stretch),
    place: placeIn(read.text, read.fileId, start, end),
    matches: occurrences.length,
  };
}

/** @param visible whose files are counted: a person is told of those that they can find. */
export function describeStatus(
  { db }: Pick<Actor, "db">,
  { index }: Pick<TextDesk, "index">,
  visible: Visible,
): TextStatus {
  const { files, indexable, taken, unreadable, withoutOffice, toTryAgain } = countVisibleTexts(db, visible);
  const indexed = Math.min(countIndexed(db, index, visible), indexable);
  const withoutText = taken - indexable - unreadable;
  const waiting = Math.max(0, files - indexed - withoutText - unreadable);
  return { indexed, waiting, withoutText, unreadable, withoutOffice, toTryAgain };
}

function countIndexed(db: ReadableDb, index: TextIndex, visible: Visible): number {
  if (visible === "all" || index.size >= countTexts(db).indexable) return index.size;
  const everything = { learnerId: undefined, assessmentId: undefined, state: undefined };
  return listTextsThatPass(db, { visible, ...everything }, index.numbers).length;
}
