import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { v7 as newId } from "uuid";
import type { Actor } from "../centre/actor.ts";
import { SealedFileWriter } from "../store/sealed-file-writer.ts";
import type { ExportStore } from "./export-store.ts";
import type { Paper } from "./pdf/paper.ts";
import { ZipWriter } from "./zip-writer.ts";

export type ExportTools = {
  readonly exports: ExportStore;
  readonly paper: Paper;
  /** Throws once nobody waits for the export any more, or the person who asked for it is signed out. */
  readonly check: () => void;
};

export type ExportFile = { readonly exportId: string; readonly bytes: number; readonly sha256: string };

/**
 * Makes a ZIP, sealed, and keeps it until the window has fetched it. Whoever stops asking, for whatever reason, leaves
 * nothing behind: the file goes with the generator.
 */
export async function* makeExportFile<Progress>(
  actor: Actor,
  createdAt: Date,
  { exports, check }: ExportTools,
  writeEntries: (zip: ZipWriter) => AsyncGenerator<Progress, void, void>,
): AsyncGenerator<Progress, ExportFile, void> {
  const { incoming } = actor.centre.folder;
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const path = join(incoming, `${newId()}.part`);
  const zip = new ZipWriter(await SealedFileWriter.create(path, actor.keys), createdAt);
  let kept = false;
  try {
    yield* writeEntries(zip);
    check();
    const { header, bytes, sha256 } = await zip.finish();
    check();
    const exportId = exports.add(actor, { path, header, bytes });
    kept = true;
    return { exportId, bytes, sha256 };
  } finally {
    if (!kept) {
      await zip.abandon();
      await rm(path, { force: true });
    }
  }
}
