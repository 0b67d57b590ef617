import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { v7 as newId } from "uuid";
import type { Actor } from "../centre/actor.ts";
import { logError } from "../log.ts";
import { openBytes, sealBytes } from "../store/seal.ts";
import { type ConvertAnswer, converterVersion } from "./convert/conversion.ts";

/**
 * Conversions kept for the next time a file is opened: beside the scripts, sealed like them, under the same keyed hash of the
 * contents. A conversion holds nothing that the file doesn't: losing it costs a moment, so it is never backed up and never
 * waited for. The seal binds it to the contents and to the converter's version; one that doesn't open is made anew.
 */
function cachePath(actor: Actor, contentToken: Buffer): string {
  const address = contentToken.toString("hex");
  return join(actor.centre.folder.readings, address.slice(0, 2), address);
}

function contextOf(contentToken: Buffer, kind: string): string {
  return `script_reading.${converterVersion}.${kind}:${contentToken.toString("hex")}`;
}

/** What was just read and is on its way to the disk: it may be asked for again before it has arrived there. */
const onTheWay = new Map<string, ConvertAnswer>();

export async function findKeptReading(
  actor: Actor,
  file: { contentToken: Buffer; kind: string },
): Promise<ConvertAnswer | undefined> {
  const context = contextOf(file.contentToken, file.kind);
  const known = onTheWay.get(context);
  if (known) return known;
  try {
    const sealed = await readFile(cachePath(actor, file.contentToken));
    return deserialize(openBytes(actor.keys.columns, context, sealed)) as ConvertAnswer;
  } catch {
    return undefined;
  }
}

const writing = new Set<Promise<void>>();
let sessions = 0;

/** Keeps a reading in the background, unless the session in which it was begun has ended by then. */
export type ReadingKeeper = (actor: Actor, file: { contentToken: Buffer; kind: string }, answer: ConvertAnswer) => void;

/** Taken when a reading begins: whoever ends the session may remove the folder, and nothing may come into it any more. */
export function readingKeeper(): ReadingKeeper {
  const session = sessions;
  return (actor, file, answer) => {
    if (session !== sessions) return;
    const written = keepReading(actor, file, answer).finally(() => writing.delete(written));
    writing.add(written);
  };
}

/** The session ends: what is being written is waited for, and what is still being read is not kept. */
export async function stopKeepingReadings(): Promise<void> {
  sessions += 1;
  onTheWay.clear();
  await Promise.all(writing);
}

/** A full disk or a folder that went away is no reason to trouble a reader. */
async function keepReading(
  actor: Actor,
  file: { contentToken: Buffer; kind: string },
  answer: ConvertAnswer,
): Promise<void> {
  const path = cachePath(actor, file.contentToken);
  const context = contextOf(file.contentToken, file.kind);
  onTheWay.set(context, answer);
  const unfinished = `${path}.${newId()}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const sealed = sealBytes(actor.keys.columns, context, serialize(answer));
    await writeFile(unfinished, sealed, { mode: 0o600 });
    await rename(unfinished, path);
  } catch (error) {
    logError(error);
    await rm(unfinished, { force: true }).catch(() => undefined);
  } finally {
    onTheWay.delete(context);
  }
}
