import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { v7 as newId } from "uuid";
import { maximumPieceBytes } from "../../../shared/contract/schemas.ts";
import {
  maximumScriptBytes,
  maximumTableBytes,
  maximumUploadBytes,
  type UploadPurpose,
} from "../../../shared/contract/scripts.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { type SealedFileSummary, SealedFileWriter } from "../store/sealed-file-writer.ts";
import { headBytes } from "./file-kind.ts";

type Upload = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly bytes: number;
  readonly path: string;
  readonly writer: SealedFileWriter;
  head: Buffer;
  /** Begins with the last piece, so that the disk is busy while the window sends the next file. */
  finished?: Promise<FinishedUpload>;
  /** Appends run one after the other: pieces of one file must not overtake each other. */
  work: Promise<unknown>;
};

export type FinishedUpload = SealedFileSummary & {
  readonly name: string;
  readonly head: Buffer;
  readonly path: string;
};

const limits: Readonly<Record<UploadPurpose, number>> = {
  script: maximumScriptBytes,
  archive: maximumUploadBytes,
  cohort: maximumUploadBytes,
  table: maximumTableBytes,
};
/** Files of a cohort come one after another: after this long without a sign of one, none is on its way. */
const restMilliseconds = 600;

/** Files on their way in. Sealed from the first byte; what no procedure takes is gone at the next start. */
export class Uploads {
  readonly #uploads = new Map<string, Upload>();
  #lastSign = Number.NEGATIVE_INFINITY;

  /** How long whoever is in no hurry should still leave the disk and the processor to files on their way. */
  get restMilliseconds(): number {
    return Math.max(0, this.#lastSign + restMilliseconds - performance.now());
  }

  /** @throws WorkstationError FILE_EMPTY, FILE_TOO_LARGE: before a byte is sent. */
  async begin(
    actor: Actor,
    file: { name: string; bytes: number; purpose: UploadPurpose },
  ): Promise<{ uploadId: string; pieceBytes: number }> {
    const limitBytes = limits[file.purpose];
    if (file.bytes === 0 && file.purpose !== "cohort") throw new WorkstationError("FILE_EMPTY");
    if (file.bytes > limitBytes) throw new WorkstationError("FILE_TOO_LARGE", { limitBytes });
    const id = newId();
    this.#lastSign = performance.now();
    const { incoming } = actor.centre.folder;
    if (!existsSync(incoming)) await mkdir(incoming, { recursive: true, mode: 0o700 });
    const path = join(incoming, `${id}.part`);
    const writer = await SealedFileWriter.create(path, actor.keys);
    this.#uploads.set(id, {
      id,
      personId: actor.person.id,
      name: file.name,
      bytes: file.bytes,
      path,
      writer,
      head: Buffer.alloc(0),
      work: Promise.resolve(),
    });
    return { uploadId: id, pieceBytes: maximumPieceBytes };
  }

  /** @throws WorkstationError NOT_FOUND, FILE_INCOMPLETE where a piece is missing, repeated, or beyond the announced length. */
  append(actor: Actor, uploadId: string, offset: number, piece: Uint8Array): Promise<void> {
    const upload = this.#require(actor, uploadId);
    const step = upload.work.then(async () => {
      const { writer } = upload;
      if (offset !== writer.bytes || offset + piece.length > upload.bytes) {
        throw new WorkstationError("FILE_INCOMPLETE", { expectedBytes: upload.bytes, receivedBytes: writer.bytes });
      }
      if (upload.head.length < headBytes) {
        upload.head = Buffer.concat([upload.head, piece.subarray(0, headBytes - upload.head.length)]);
      }
      await writer.append(piece);
      if (writer.bytes === upload.bytes) finishUpload(upload);
    });
    upload.work = step.catch(() => undefined);
    return step;
  }

  /**
   * Ends an upload and answers with the sealed file at `path`. Can be asked again, so that a person who is told of a doubt
   * ("the same file was taken in before") goes on without sending the file twice; `release` hands it over for good.
   */
  async finish(actor: Actor, uploadId: string): Promise<FinishedUpload> {
    const upload = this.#require(actor, uploadId);
    await upload.work;
    if (upload.writer.bytes !== upload.bytes) {
      throw new WorkstationError("FILE_INCOMPLETE", {
        expectedBytes: upload.bytes,
        receivedBytes: upload.writer.bytes,
      });
    }
    return finishUpload(upload);
  }

  /** The file at the upload's path is the caller's from here on. */
  release(uploadId: string): void {
    this.#lastSign = performance.now();
    this.#uploads.delete(uploadId);
  }

  async discard(actor: Actor, uploadId: string): Promise<void> {
    const upload = this.#uploads.get(uploadId);
    if (!upload || upload.personId !== actor.person.id) return;
    this.#uploads.delete(uploadId);
    await this.#remove(upload);
  }

  /** At sign-out: what nobody took is thrown away. */
  async discardAll(): Promise<void> {
    const uploads = [...this.#uploads.values()];
    this.#uploads.clear();
    await Promise.all(uploads.map((upload) => this.#remove(upload)));
  }

  async #remove(upload: Upload): Promise<void> {
    await upload.work;
    await upload.finished?.catch(() => undefined);
    await upload.writer.abandon();
    await rm(upload.path, { force: true });
  }

  #require(actor: Actor, uploadId: string): Upload {
    const upload = this.#uploads.get(uploadId);
    if (!upload || upload.personId !== actor.person.id) throw new WorkstationError("NOT_FOUND", { kind: "upload" });
    this.#lastSign = performance.now();
    return upload;
  }
}

function finishUpload(upload: Upload): Promise<FinishedUpload> {
  const { name, head, path, writer } = upload;
  upload.finished ??= writer.finish().then((summary) => ({ ...summary, name, head, path }));
  // Whoever takes the upload is told what went wrong.
  upload.finished.catch(() => undefined);
  return upload.finished;
}
