import type { Actor } from "../centre/actor.ts";
import type { ScriptFileRecord } from "../store/script-files.ts";
import { type Content, type Heading, limits, type Problem, type TextBlock } from "./convert/conversion.ts";
import { readableText } from "./convert/readable-text.ts";
import { convertDocument } from "./convert.ts";
import { endingKind, readsAsText } from "./file-kind.ts";
import { convertWithOffice } from "./office/convert-with-office.ts";
import { findKeptReading, readingKeeper } from "./reading-cache.ts";
import { openScriptFile, readWholeFile } from "./script-files.ts";
import { reasonForUnknown, unshownReasons } from "./unshown-reasons.ts";

/** What the program makes of a file: how it is shown, and what can be counted, searched and tied to criteria in it. */
export type Reading = {
  readonly content: Content | null;
  /** Why there is nothing to show, in words for a person; null where there is. */
  readonly reason: string | null;
  readonly problem: Problem | null;
  /** What could be read of a file that can't be shown. */
  readonly text: string | null;
  readonly pages: number | null;
  readonly words: number;
  readonly headings: readonly Heading[];
  /** Paragraphs in reading order, with the page where the kind has pages. */
  readonly blocks: readonly TextBlock[];
  readonly notes: readonly string[];
};

/** A file that is read whole: above what may be taken in as a script, for what was kept in another way. */
const mostBytes = 256 * 1024 * 1024;

/** Two windows that open the same file wait for one conversion. */
const underWay = new Map<string, Promise<Reading>>();

/**
 * Reads a stored file: from the conversion that was kept, or by converting it now (bounded: 15 seconds, or 19 with LibreOffice).
 * A file that can't be shown is an answer with its reason.
 * @throws WorkstationError FILE_DAMAGED where the stored file is not the one that was taken in.
 */
export function readScriptFile(actor: Actor, file: ScriptFileRecord): Promise<Reading> {
  const key = `${file.contentToken.toString("hex")} ${file.kind} ${file.name}`;
  const found = underWay.get(key);
  if (found) return found;
  const reading = readAnew(actor, file).finally(() => underWay.delete(key));
  underWay.set(key, reading);
  return reading;
}

/** The reading that was kept from an earlier time, at once; undefined where the file has to be converted first. */
export async function findReading(actor: Actor, file: ScriptFileRecord): Promise<Reading | undefined> {
  const kept = file.kind === "other" ? undefined : await findKeptReading(actor, file);
  return kept && describeAnswer(file, kept);
}

async function readAnew(actor: Actor, file: ScriptFileRecord): Promise<Reading> {
  // Before anything is waited for: the session may end meanwhile.
  const keepReading = readingKeeper();
  const { kind, mediaType } = file;
  if (kind === "other")
    return unshown(file.bytes === 0 ? "empty" : "unknown-kind", await readPlainText(actor, file), file);
  if (file.bytes > mostBytes) return unshown("too-large", null, file);
  const kept = await findReading(actor, file);
  if (kept) return kept;
  const bytes = await readWholeFile(actor, file);
  const answer = await convertDocument({ kind, mediaType, bytes });
  const byOffice = !answer.ok && answer.problem === "needs-office";
  const final = byOffice ? await convertWithOffice(actor.centre.folder, answer, bytes) : answer;
  // What may go otherwise the next time (a busy machine, LibreOffice installed meanwhile) is not kept.
  if (final.ok || !(byOffice || /^too-(long|much-memory)$/.test(final.problem))) keepReading(actor, file, final);
  // A thread that was ended could not say what it had read.
  const cutOff = !final.ok && final.problem !== "needs-office" && /^too-(long|much-memory)$/.test(final.problem);
  return describeAnswer(file, cutOff ? { ...final, text: readableText(kind, bytes) } : final);
}

/** The beginning of an unknown file, where it is text that a person can read. */
async function readPlainText(actor: Actor, file: ScriptFileRecord): Promise<string | null> {
  const reader = await openScriptFile(actor, file);
  try {
    const beginning = await reader.read(0, Math.min(file.bytes, limits.readableText));
    return readsAsText(beginning) ? readableText("text", beginning) : null;
  } finally {
    await reader.close();
  }
}

function describeAnswer(file: ScriptFileRecord, answer: Awaited<ReturnType<typeof convertDocument>>): Reading {
  if (!answer.ok) {
    return answer.problem === "needs-office"
      ? unshown("no-office", null, file)
      : unshown(answer.problem, answer.text, file);
  }
  const { content, pages, words, headings, blocks, notes } = answer;
  const named = endingKind(file.name);
  const renamed =
    named && named.kind !== file.kind
      ? ["The file's name ends like another kind of file. It is shown as what it is."]
      : [];
  return {
    content,
    reason: null,
    problem: null,
    text: null,
    pages,
    words,
    headings,
    blocks,
    notes: [...renamed, ...notes],
  };
}

function unshown(problem: Problem, text: string | null, file: ScriptFileRecord): Reading {
  const reason = problem === "unknown-kind" ? reasonForUnknown(file.name, file.mediaType) : unshownReasons[problem];
  return { content: null, reason, problem, text, pages: null, words: 0, headings: [], blocks: [], notes: [] };
}
