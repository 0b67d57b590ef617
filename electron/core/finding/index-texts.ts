import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "../centre/actor.ts";
import { converterVersion } from "../scripts/convert/conversion.ts";
import { write } from "../store/connection.ts";
import {
  countTexts,
  forgetOutdatedTexts,
  listLooseTexts,
  listMissingTexts,
  listTextsToTryAgain,
  readScriptText,
} from "../store/script-texts.ts";
import { listTextsOfVolume, listVolumes, removeVolume, replaceVolume } from "../store/text-volumes.ts";
import type { Lexicon } from "./lexicon.ts";
import { fingerprintsOf, readWords } from "./read-words.ts";
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
  /** Entries of files that could not be read when the session began, to be tried once more when nothing else waits. */
  readonly toTryAgain: Set<number>;
  /** How often each file failed since the program started. */
  readonly failures: Map<string, number>;
};

const textsPerStep = 8;

/** Opens the index as it was saved. A volume that can't be opened is forgotten: its texts are indexed anew. */
export async function openVolumes(desk: TextDesk): Promise<void> {
  const { db, centre, index, signal } = desk;
  write(centre.file, (writable) => forgetOutdatedTexts(writable, converterVersion));
  for (const number of listTextsToTryAgain(db)) desk.toTryAgain.add(number);
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

/** Whoever types must not wait for a cohort to be indexed: others have their turn after each step. */
export async function endStep(desk: TextDesk): Promise<void> {
  if (desk.index.hasFullUnsaved) await saveIndex(desk);
  await nextTurn();
}

export async function saveIndex({ centre, index }: TextDesk): Promise<void> {
  const formers = await index.save((record, numbers, former) =>
    write(centre.file, (db) => replaceVolume(db, record, numbers, former)),
  );
  for (const former of formers) await removeVolumeFiles(centre.folder.index, former);
}

export function readForIndex({ db, keys, lexicon }: TextDesk, number: number): IndexedText | undefined {
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
