import { Readable } from "node:stream";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { nameOf } from "./entry-name.ts";

/** A file that can be read anywhere: sealed in the data folder, or plain on a disk. */
export type ReadableFile = {
  readonly bytes: number;
  read(offset: number, length: number): Promise<Buffer>;
};

/** What no archive of a centre comes near, and what a file made to hurt is stopped by. */
export const limits = {
  entries: 200_000,
  allBytes: 64 * 1024 ** 3,
  /** How many times larger than the file its contents may be, beyond `freeBytes`. */
  expansion: 100,
  freeBytes: 64 * 1024 ** 2,
  /** The manifest, or one learner's records: read into memory whole. */
  jsonBytes: 64 * 1024 ** 2,
} as const;

export type ZipEntry = {
  readonly path: string;
  readonly bytes: number;
  /** False for what an unpacker on macOS or Linux makes a link or a device of. */
  readonly isFile: boolean;
  readonly entry: Entry;
};

/**
 * A ZIP from somebody else. Nothing in it is written anywhere: entries are only read, one at a time, in pieces.
 * @throws WorkstationError ARCHIVE_UNREADABLE with the reason; FILE_DAMAGED where the sealed copy itself can't be read.
 */
export class ZipReader {
  readonly entries: readonly ZipEntry[];
  readonly #zip: ZipFile;
  readonly #source: Source;

  private constructor(zip: ZipFile, source: Source, entries: readonly ZipEntry[]) {
    this.#zip = zip;
    this.#source = source;
    this.entries = entries;
  }

  static async open(file: ReadableFile, check: () => void): Promise<ZipReader> {
    const source = new Source(file);
    const zip = await fromRandomAccessReaderPromise(source, file.bytes, {
      autoClose: false,
      decodeStrings: false,
    }).catch((error: unknown) => {
      throw source.failure ?? asUnreadable(error, "It is not a ZIP file, or its end is missing.");
    });
    if (zip.entryCount > limits.entries) throw unreadable(`It lists more than ${limits.entries} files.`);
    const entries: ZipEntry[] = [];
    let packed = 0;
    let unpacked = 0;
    try {
      for await (const entry of zip.eachEntry()) {
        if (entries.length % 1000 === 0) check();
        packed += entry.compressedSize;
        unpacked += entry.uncompressedSize;
        if (entries.length >= limits.entries) throw unreadable(`It lists more than ${limits.entries} files.`);
        const isFile = isPlainFile(entry);
        entries.push({ path: nameOf(entry), bytes: entry.uncompressedSize, isFile, entry });
      }
    } catch (error) {
      throw source.failure ?? asUnreadable(error, "Its list of contents is damaged.");
    }
    // Entries that share their bytes are how a small file claims to hold a huge one.
    if (packed > file.bytes) throw unreadable("Its contents overlap, which no honest program writes.");
    if (unpacked > limits.allBytes || unpacked > limits.expansion * file.bytes + limits.freeBytes) {
      throw unreadable("Its contents would grow far beyond the file, which may be meant to do harm.");
    }
    return new ZipReader(zip, source, entries);
  }

  /**
   * The bytes of an entry, never more than it announces.
   * @throws DamagedEntry where the ZIP is at fault; whatever the file threw where the file is.
   */
  async *read({ entry }: ZipEntry): AsyncGenerator<Buffer> {
    const stream = await this.#zip.openReadStreamPromise(entry).catch(() => {
      throw this.#source.failure ?? new DamagedEntry();
    });
    const pieces = stream[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await pieces.next().catch(() => {
          throw this.#source.failure ?? new DamagedEntry();
        });
        if (next.done) break;
        yield next.value as Buffer;
      }
    } finally {
      stream.destroy();
    }
  }
}

export class DamagedEntry extends Error {}

/** The upper half of the attributes is Unix's file mode, whose first four bits are the type; 0 where nobody wrote one. */
function isPlainFile({ externalFileAttributes }: Entry): boolean {
  const type = (externalFileAttributes >>> 28) & 0xf;
  return type === 0 || type === 0o10;
}

export function unreadable(reason: string): WorkstationError {
  return new WorkstationError("ARCHIVE_UNREADABLE", { reason });
}

function asUnreadable(error: unknown, reason: string): unknown {
  return error instanceof WorkstationError || isAbort(error) ? error : unreadable(reason);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

const pieceBytes = 256 * 1024;

class Source extends RandomAccessReader {
  readonly #file: ReadableFile;
  /** Why the file itself could not be read; yauzl passes such an error on among its own. */
  failure: unknown;

  constructor(file: ReadableFile) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false });
  }

  /** The library's own reads a few bytes through a stream; straight from the file is twice as fast for a long list. */
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#file.read(position, length).then(
      (piece) => {
        if (piece.length < length) return callback(new Error("unexpected end of file"));
        piece.copy(buffer, offset);
        callback(null);
      },
      (error: Error) => {
        this.failure = error;
        callback(error);
      },
    );
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    try {
      for (let at = start; at < end; at += pieceBytes) yield await this.#file.read(at, Math.min(pieceBytes, end - at));
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}
