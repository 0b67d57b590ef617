import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor, CentreFolder } from "../centre/actor.ts";
import { listFilesByContent, type ScriptFileRecord } from "../store/scripts.ts";
import { SealedFileReader } from "../store/sealed-file.ts";
import type { FinishedUpload } from "./uploads.ts";

/**
 * Scripts on the disk: content-addressed by a keyed hash, so that the same file is stored once and a file's name says nothing
 * about what is in it. A file is never changed after it has got its name.
 */
export function scriptPath(folder: CentreFolder, contentToken: Buffer): string {
  const address = contentToken.toString("hex");
  return join(folder.scripts, address.slice(0, 2), address);
}

/** Gives a finished upload its place; answers with the header under which the stored file opens. */
export async function keepFile(actor: Actor, upload: FinishedUpload): Promise<Buffer> {
  const path = scriptPath(actor.centre.folder, upload.contentToken);
  const twin = listFilesByContent(actor.db, actor.keys, upload.contentToken)[0];
  if (twin && (await stat(path).catch(() => undefined))) {
    await rm(upload.path, { force: true });
    return twin.sealHeader;
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rename(upload.path, path);
  await syncFolder(dirname(path));
  return upload.header;
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
