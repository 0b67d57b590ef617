import { existsSync, renameSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { v7 as newId } from "uuid";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor, CentreFolder } from "../centre/actor.ts";
import type { ScriptFileRecord } from "../store/script-files.ts";
import { sealHeaderBytes } from "../store/sealed-file.ts";
import { SealedFileReader } from "../store/sealed-file-reader.ts";
import type { FinishedUpload } from "./uploads.ts";

/**
 * Scripts on the disk: content-addressed by a keyed hash, so that the same file is stored once and a file's name says nothing
 * about what is in it. A file is never changed after it has got its name.
 */
export function scriptPath(folder: CentreFolder, contentToken: Buffer): string {
  const address = contentToken.toString("hex");
  return join(folder.scripts, address.slice(0, 2), address);
}

/**
 * Gives a finished upload its place; answers with the header under which the stored file opens. A file that is there already
 * stays, and the upload goes: records point at it, or another window is taking the same file in at this moment.
 */
export async function keepFile(actor: Actor, upload: FinishedUpload): Promise<Buffer> {
  const path = scriptPath(actor.centre.folder, upload.contentToken);
  await makeFolder(dirname(path), actor.centre.folder.scripts);
  while (existsSync(path)) {
    const header = await readIntactHeader(actor, path, upload.bytes);
    if (header) {
      await rm(upload.path, { force: true });
      return header;
    }
    await rename(path, `${path}.damaged-${newId()}`);
  }
  // In one step with the look: another take-in of the same file must not find its place free meanwhile.
  renameSync(upload.path, path);
  await syncFolder(dirname(path));
  return upload.header;
}

/** Folders that this process made durable: not asked of the disk again for each of a cohort's files. */
const madeFolders = new Set<string>();

async function makeFolder(path: string, parent: string): Promise<void> {
  // A restored or reset centre may have lost it since.
  if (madeFolders.has(path) && existsSync(path)) return;
  await mkdir(path, { recursive: true, mode: 0o700 });
  await syncFolder(parent);
  madeFolders.add(path);
}

/** The stored file's own header, once every byte of it has been verified; undefined where it is damaged. */
async function readIntactHeader(actor: Actor, path: string, bytes: number): Promise<Buffer | undefined> {
  const header = Buffer.alloc(sealHeaderBytes);
  const file = await open(path, "r");
  await file.read(header, 0, sealHeaderBytes, 0).finally(() => file.close());
  const reader = await SealedFileReader.open(path, actor.keys, { header, bytes }).catch(() => undefined);
  try {
    for await (const _verified of reader?.pieces() ?? []);
    return reader && header;
  } catch {
    return undefined;
  } finally {
    await reader?.close();
  }
}

/** @throws WorkstationError FILE_DAMAGED where the stored file is missing or is not the one that was taken in. */
export function openScriptFile(actor: Actor, file: ScriptFileRecord): Promise<SealedFileReader> {
  const path = scriptPath(actor.centre.folder, file.contentToken);
  return SealedFileReader.open(path, actor.keys, { header: file.sealHeader, bytes: file.bytes });
}

/** The whole file; for kinds that can only be read whole. Bounded by what may be taken in. */
export async function readWholeFile(actor: Actor, file: ScriptFileRecord): Promise<Buffer> {
  const reader = await openScriptFile(actor, file);
  try {
    const bytes = await reader.read(0, file.bytes);
    if (bytes.length !== file.bytes) throw new WorkstationError("FILE_DAMAGED");
    return bytes;
  } finally {
    await reader.close();
  }
}

/** A rename is durable only once its folder is; Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
