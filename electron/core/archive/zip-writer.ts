import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { SealedFileSummary, SealedFileWriter } from "../store/sealed-file-writer.ts";

/**
 * Writes a ZIP entry by entry into a sealed file. One entry is under way at a time and only a few pieces of it are in memory,
 * however large the archive. Sums every entry for the manifest.
 */
export class ZipWriter {
  readonly #zip = new ZipFile();
  readonly #sink: SealedFileWriter;
  readonly #modified: Date;
  readonly #drained: Promise<void>;
  readonly sums: { readonly path: string; readonly sha256: string }[] = [];

  constructor(sink: SealedFileWriter, modified: Date) {
    this.#sink = sink;
    this.#modified = modified;
    this.#drained = this.#drain();
    // Whoever waits for an entry or for the end hears of a failure; until then it is not an unhandled one.
    this.#drained.catch(() => undefined);
  }

  /** Small things, held in memory whole: deflated. */
  async addBytes(path: string, bytes: Buffer): Promise<void> {
    await this.#add(path, [bytes], true);
  }

  /**
   * A script's file, as it is: its formats are compressed already.
   * @throws WorkstationError FILE_DAMAGED where the bytes are not those of the record.
   */
  async addFile(path: string, pieces: AsyncIterable<Buffer>, sha256: string): Promise<void> {
    if ((await this.#add(path, pieces, false)) !== sha256) throw new WorkstationError("FILE_DAMAGED");
  }

  /** Ends the ZIP and the sealed file. */
  async finish(): Promise<SealedFileSummary> {
    this.#zip.end();
    await this.#drained;
    return this.#sink.finish();
  }

  /** Stops writing; the caller removes the file. */
  async abandon(): Promise<void> {
    (this.#zip.outputStream as Readable).destroy();
    await this.#drained.catch(() => undefined);
    await this.#sink.abandon();
  }

  async #add(path: string, pieces: Iterable<Buffer> | AsyncIterable<Buffer>, compress: boolean): Promise<string> {
    const sum = createHash("sha256");
    const stream = Readable.from(summing(pieces, sum), { objectMode: false });
    this.#zip.addReadStream(stream, path, { mtime: this.#modified, mode: 0o100644, compress });
    // A full disk stops the drain, and then no stream ever ends.
    try {
      await Promise.race([finished(stream), this.#drained.then(() => finished(stream))]);
    } catch (error) {
      stream.destroy();
      throw error;
    }
    const sha256 = sum.digest("hex");
    this.sums.push({ path, sha256 });
    return sha256;
  }

  async #drain(): Promise<void> {
    for await (const piece of this.#zip.outputStream) await this.#sink.append(piece as Buffer);
  }
}

async function* summing(
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
  sum: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    sum.update(piece);
    yield piece;
  }
}
