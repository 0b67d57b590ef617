import { rm } from "node:fs/promises";
import { v7 as newId } from "uuid";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { SealedFileReader } from "../store/sealed-file-reader.ts";

type Export = {
  readonly personId: string;
  readonly path: string;
  readonly header: Buffer;
  readonly bytes: number;
};

/** Finished exports until the window has fetched them: sealed like everything else, and gone at sign-out. */
export class ExportStore {
  readonly #exports = new Map<string, Export>();

  add(actor: Actor, file: { path: string; header: Buffer; bytes: number }): string {
    const id = newId();
    this.#exports.set(id, { personId: actor.person.id, ...file });
    return id;
  }

  /** @throws WorkstationError NOT_FOUND. */
  async read(actor: Actor, exportId: string, range: { offset: number; length: number }): Promise<Blob> {
    const found = this.#exports.get(exportId);
    if (!found || found.personId !== actor.person.id || range.offset >= found.bytes)
      throw new WorkstationError("NOT_FOUND", { kind: "export" });
    const reader = await SealedFileReader.open(found.path, actor.keys, found);
    try {
      return new Blob([new Uint8Array(await reader.read(range.offset, range.length))]);
    } finally {
      await reader.close();
    }
  }

  async discard(actor: Actor, exportId: string): Promise<void> {
    const found = this.#exports.get(exportId);
    if (!found || found.personId !== actor.person.id) return;
    this.#exports.delete(exportId);
    await rm(found.path, { force: true });
  }

  async discardAll(): Promise<void> {
    const all = [...this.#exports.values()];
    this.#exports.clear();
    await Promise.all(all.map((file) => rm(file.path, { force: true })));
  }
}
