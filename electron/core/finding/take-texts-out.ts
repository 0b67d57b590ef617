import { setTimeout as wait } from "node:timers/promises";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { actAs } from "../centre/actor.ts";
import { logError } from "../log.ts";
import { converterVersion, type TextBlock as ReadBlock } from "../scripts/convert/conversion.ts";
import { readScriptFile } from "../scripts/read-file.ts";
import { write } from "../store/connection.ts";
import { findScriptFile, type ScriptFileRecord } from "../store/script-files.ts";
import {
  countTexts,
  forgetTexts,
  insertScriptText,
  listWaitingFiles,
  type NewScriptText,
  type ScriptText,
  type TextBlock,
} from "../store/script-texts.ts";
import { endStep, readForIndex, type TextDesk } from "./index-texts.ts";
import { countWords } from "./read-words.ts";

/** Beyond this a file is no script: the rest of its text is kept out of the index, and the file is shown as it is. */
const mostCharacters = 4_000_000;
const filesPerLook = 200;
/** A document that takes too long takes a processor for that long: not at each of a day's sign-ins. */
const mostFailures = 3;

/** Takes the texts out of files that were not read yet, and indexes them. */
export async function takeTextsOut(desk: TextDesk): Promise<void> {
  const { db, index, keys, signal } = desk;
  for (;;) {
    if (signal.aborted) return;
    // Asked after every change somebody makes: counting is the cheaper question, and its answer is nearly always no.
    const { files, taken } = countTexts(db);
    if (files === taken && !forgetFailures(desk)) return;
    const waiting = listWaitingFiles(db, filesPerLook);
    for (const fileId of waiting) {
      await waitForRest(desk);
      if (signal.aborted) return;
      const file = findScriptFile(db, keys, fileId);
      const reading = file && (await readText(desk, file));
      if (signal.aborted) return;
      const number = file && reading && keepText(desk, file, reading);
      if (number !== undefined) index.add([readForIndex(desk, number) ?? []].flat());
      await endStep(desk);
      if (signal.aborted) return;
    }
    if (waiting.length < filesPerLook && desk.toTryAgain.size === 0) return;
  }
}

/**
 * What could not be read in an earlier session waits again, once a session and after all that is new.
 * @returns whether there is any.
 */
function forgetFailures({ centre, toTryAgain }: TextDesk): boolean {
  if (toTryAgain.size === 0) return false;
  write(centre.file, (db) => forgetTexts(db, [...toTryAgain]));
  toTryAgain.clear();
  return true;
}

/** A cohort that comes in wants the disk and every processor: its texts are read when it is there. */
async function waitForRest({ rest, signal }: TextDesk): Promise<void> {
  for (let left = rest(); left > 0 && !signal.aborted; left = rest()) {
    await wait(left, undefined, { signal }).catch(() => undefined);
  }
}

/** What was read, or why nothing was: the failures that may be none the next time are told apart. */
type TextReading = Pick<NewScriptText, "outcome"> & { readonly blocks: readonly ReadBlock[] };

async function readText({ centre, keys, failures, signal }: TextDesk, file: ScriptFileRecord): Promise<TextReading> {
  if ((failures.get(file.id) ?? 0) >= mostFailures) return { outcome: "try-again", blocks: [] };
  const reader = actAs(centre, keys, { id: "", roles: [] }, () => new Date());
  try {
    const { blocks, problem } = await readScriptFile(reader, file);
    // What could be read of a damaged file is found all the same; a kind that holds no text is no fault.
    if (blocks.length > 0 || problem === null || problem === "unknown-kind") return { outcome: "text", blocks };
    if (problem === "no-office") return { outcome: "no-office", blocks };
    if (problem !== "too-long" && problem !== "too-much-memory") return { outcome: "unreadable", blocks };
  } catch (error) {
    // A disk that is full or a file that another program holds is this file's trouble, not that of those after it.
    if (!signal.aborted && !(error instanceof WorkstationError)) logError(error);
  }
  if (!signal.aborted) failures.set(file.id, (failures.get(file.id) ?? 0) + 1);
  return { outcome: "try-again", blocks: [] };
}

/** @returns the text's number; undefined where there is nothing to index. */
function keepText(desk: TextDesk, file: ScriptFileRecord, reading: TextReading): number | undefined {
  const { centre, keys } = desk;
  const text = joinBlocks(reading.blocks);
  const words = countWords(text.text);
  const outcome = reading.outcome === "text" && words === 0 ? "no-text" : reading.outcome;
  const number = write(centre.file, (db) => {
    // Removed while it was read: there is nothing to keep it for.
    if (!findScriptFile(db, keys, file.id)) return undefined;
    return insertScriptText(db, keys, {
      ...{ scriptId: file.scriptId, fileId: file.id, extraction: converterVersion, outcome, words },
      characters: text.text.length,
      pages: Math.max(0, ...text.blocks.map(([, page]) => page)),
      text: outcome === "text" ? text : undefined,
    });
  });
  return outcome === "text" ? number : undefined;
}

function joinBlocks(blocks: readonly ReadBlock[]): ScriptText {
  const places: TextBlock[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const { text, page } of blocks) {
    if (length >= mostCharacters) break;
    const kept = text.slice(0, mostCharacters - length);
    places.push([length, page ?? 0, 0]);
    texts.push(kept);
    length += kept.length + 2;
  }
  return { text: texts.join("\n\n"), blocks: places };
}
