import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { type Actor, actAs } from "../centre/actor.ts";
import { converterVersion, type TextBlock as ReadBlock } from "../scripts/convert/conversion.ts";
import { readScriptFile } from "../scripts/read-file.ts";
import { write } from "../store/connection.ts";
import { findScriptFile, type ScriptFileRecord } from "../store/script-files.ts";
import {
  countTexts,
  forgetOutdatedTexts,
  insertScriptText,
  listLooseTexts,
  listMissingTexts,
  listWaitingFiles,
  readScriptText,
  type ScriptText,
  type TextBlock,
} from "../store/script-texts.ts";
import { listTextsOfVolume, listVolumes, removeVolume, replaceVolume } from "../store/text-volumes.ts";
import type { Lexicon } from "./lexicon.ts";
import { countWords, fingerprintsOf, readWords } from "./read-words.ts";
import type { IndexedText, TextIndex } from "./text-index.ts";
import { removeVolumeFiles, sweepVolumes, volumeLayout } from "./volume-files.ts";

/** What the background works with: the centre and its keys. Who is signed in makes no difference to it. */
export type TextDesk = Pick<Actor, "centre" | "db" | "keys"> & {
  readonly lexicon: Lexicon;
  readonly index: TextIndex;
  /** Aborted when the session ends. Asked after every wait: the centre may be closed by then. */
  readonly signal: AbortSignal;
  /** For how many milliseconds more something goes on that this work must not slow down. */
  readonly rest: () => number;
};

/** Beyond this a file is no script: the rest of its text is kept out of the index, and the file is shown as it is. */
const mostCharacters = 4_000_000;
const textsPerStep = 8;
const filesPerLook = 200;

/** Opens the index as it was saved. A volume that can't be opened is forgotten: its texts are indexed anew. */
export async function openVolumes(desk: TextDesk): Promise<void> {
  const { db, centre, index, signal } = desk;
  write(centre.file, (writable) => forgetOutdatedTexts(writable, converterVersion));
  for (const record of listVolumes(db)) {
    const numbers = listTextsOfVolume(db, record.id);
    const opened = record.layout === volumeLayout && numbers.length > 0 && (await index.open(record, numbers));
    if (signal.aborted) return;
    if (!opened) write(centre.file, (writable) => removeVolume(writable, record.id));
    await nextTurn();
  }
  if (!signal.aborted) await sweepVolumes(centre.folder.index, new Set(listVolumes(db).map(({ id }) => id)));
}

/** Indexes the texts that no volume holds, after dropping volumes that hold what is gone. */
export async function indexLooseTexts(desk: TextDesk): Promise<void> {
  const { db, index, signal } = desk;
  if (signal.aborted) return;
  await dropGone(desk);
  if (signal.aborted) return;
  const loose = listLooseTexts(db).filter((number) => !index.holds(number));
  for (let from = 0; from < loose.length; from += textsPerStep) {
    index.add(loose.slice(from, from + textsPerStep).flatMap((number) => readForIndex(desk, number) ?? []));
    await endStep(desk);
    if (signal.aborted) return;
  }
}

/** Takes the texts out of files that were not read yet, and indexes them. */
export async function takeTextsOut(desk: TextDesk): Promise<void> {
  const { db, index, keys, signal } = desk;
  for (;;) {
    if (signal.aborted) return;
    // Asked after every change somebody makes: counting is the cheaper question, and its answer is nearly always no.
    const { files, taken } = countTexts(db);
    if (files === taken) return;
    const waiting = listWaitingFiles(db, filesPerLook);
    for (const fileId of waiting) {
      await waitForRest(desk);
      if (signal.aborted) return;
      const file = findScriptFile(db, keys, fileId);
      const text = file && (await readText(desk, file));
      if (signal.aborted) return;
      const number = file && text && keepText(desk, file, text);
      if (number !== undefined) index.add([readForIndex(desk, number) ?? []].flat());
      await endStep(desk);
      if (signal.aborted) return;
    }
    if (waiting.length < filesPerLook) return;
  }
}

/** Whoever types must not wait for a cohort to be indexed: others have their turn after each step. */
async function endStep(desk: TextDesk): Promise<void> {
  if (desk.index.hasFullUnsaved) await saveIndex(desk);
  await nextTurn();
}

/** A cohort that comes in wants the disk and every processor: its texts are read when it is there. */
async function waitForRest({ rest, signal }: TextDesk): Promise<void> {
  for (let left = rest(); left > 0 && !signal.aborted; left = rest()) {
    await wait(left, undefined, { signal }).catch(() => undefined);
  }
}

export async function saveIndex({ centre, index }: TextDesk): Promise<void> {
  const formers = await index.save((record, numbers, former) =>
    write(centre.file, (db) => replaceVolume(db, record, numbers, former)),
  );
  for (const former of formers) await removeVolumeFiles(centre.folder.index, former);
}

type ReadText = { readonly blocks: readonly ReadBlock[] | undefined };

async function readText({ centre, keys }: TextDesk, file: ScriptFileRecord): Promise<ReadText> {
  const reader = actAs(centre, keys, { id: "", roles: [] }, () => new Date());
  try {
    const { blocks, problem } = await readScriptFile(reader, file);
    // What could be read of a damaged file is found all the same; a kind that holds no text is no fault.
    return { blocks: blocks.length > 0 || problem === null || problem === "unknown-kind" ? blocks : undefined };
  } catch (error) {
    if (error instanceof WorkstationError) return { blocks: undefined };
    throw error;
  }
}

/** @returns the text's number; undefined where there is nothing to index. */
function keepText(desk: TextDesk, file: ScriptFileRecord, { blocks }: ReadText): number | undefined {
  const { centre, keys } = desk;
  const text = joinBlocks(blocks ?? []);
  const words = countWords(text.text);
  const outcome = blocks === undefined ? "unreadable" : words === 0 ? "no-text" : "text";
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

function readForIndex({ db, keys, lexicon }: TextDesk, number: number): IndexedText | undefined {
  const read = readScriptText(db, keys, number);
  if (!read) return undefined;
  const text = readWords(read.text, lexicon);
  return { number, stems: text.stems, words: text.words, fingerprints: fingerprintsOf(text) };
}

/** Texts can go for good: a script whose time is over is destroyed, and with it whatever knows its words. */
async function dropGone({ db, index, centre }: TextDesk): Promise<void> {
  const known = new Set(listVolumes(db).map(({ id }) => id));
  const gone = index.size > countTexts(db).indexable ? new Set(listMissingTexts(db, index.numbers)) : new Set<number>();
  const dropped = index.dropWhere(
    (id, numbers) =>
      (id !== undefined && !known.has(id)) || (gone.size > 0 && numbers.some((number) => gone.has(number))),
  );
  if (dropped.length === 0) return;
  write(centre.file, (writable) => {
    for (const id of dropped) removeVolume(writable, id);
  });
  for (const id of dropped) await removeVolumeFiles(centre.folder.index, id);
}
