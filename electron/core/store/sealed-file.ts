import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { freeBytes } from "./free-bytes.ts";
import { keyBytes, keyedToken, type SealKeys } from "./seal.ts";

/**
 * A large file at rest: sealed in chunks, so that any range opens without reading the rest and memory stays flat.
 * Layout: header (32 bytes: magic 8 | salt 16 | nonce prefix 7 | 0), then chunks of 256 KiB plaintext, each with its tag.
 * Each file has a key of its own (HKDF over the salt). A chunk's nonce is prefix (7) | number (4) | last (1), so chunks can't
 * be reordered, dropped or cut off unseen. The header is kept with the record, so that one file can't stand in for another.
 */
export const sealHeaderBytes = 32;
const magic = Buffer.from("AWSEAL1\n", "latin1");
const chunkBytes = 256 * 1024;
const tagBytes = 16;

function fileKey(keys: SealKeys, header: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", keys.files, header.subarray(8, 24), "sealed-file", keyBytes));
}

function chunkNonce(header: Buffer, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, 24, 31);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

export type SealedFileSummary = {
  readonly header: Buffer;
  readonly bytes: number;
  /** SHA-256 of the plaintext, lower-case hexadecimal: what an archive's manifest lists. */
  readonly sha256: string;
  /** Keyed hash of that sum: the file's name on the disk, and how the same file is noticed. */
  readonly contentToken: Buffer;
};

/** Writes a sealed file from pieces. Nothing counts before `finish`, which synchronises the file to the disk. */
export class SealedFileWriter {
  readonly header: Buffer;
  bytes = 0;
  /** The last chunk is marked as such, so a full one waits here until there is more behind it. */
  readonly #tail = Buffer.allocUnsafe(chunkBytes);
  #tailBytes = 0;
  #number = 0;
  #written = 0;
  #failure: unknown;
  readonly #key: KeyObject;
  readonly #keys: SealKeys;
  readonly #sha256 = createHash("sha256");
  readonly #file: FileHandle;

  private constructor(file: FileHandle, keys: SealKeys, header: Buffer) {
    this.#file = file;
    this.header = header;
    this.#keys = keys;
    this.#key = createSecretKey(fileKey(keys, header));
  }

  static async create(path: string, keys: SealKeys): Promise<SealedFileWriter> {
    const header = Buffer.concat([magic, randomBytes(16 + 7), Buffer.alloc(1)]);
    return new SealedFileWriter(await open(path, "wx", 0o600), keys, header);
  }

  async append(piece: Uint8Array): Promise<void> {
    this.#sha256.update(piece);
    this.bytes += piece.length;
    const sealed: Buffer[] = [];
    let rest = this.#keepTail(piece);
    while (rest.length > 0) {
      if (this.#tailBytes > 0) {
        sealed.push(...this.#sealChunk(this.#tail, false));
        this.#tailBytes = 0;
      }
      for (; rest.length > chunkBytes; rest = rest.subarray(chunkBytes)) {
        sealed.push(...this.#sealChunk(rest.subarray(0, chunkBytes), false));
      }
      rest = this.#keepTail(rest);
    }
    if (sealed.length > 0) await this.#write(sealed);
  }

  async finish(): Promise<SealedFileSummary> {
    await this.#write(this.#sealChunk(this.#tail.subarray(0, this.#tailBytes), true));
    await this.#file.sync();
    await this.#file.close();
    const sha256 = this.#sha256.digest();
    return {
      header: this.header,
      bytes: this.bytes,
      sha256: sha256.toString("hex"),
      contentToken: keyedToken(this.#keys, "file", sha256),
    };
  }

  /** Closes without finishing; the caller removes the file. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }

  /** Copies what there is room for: the caller may use its buffer again. @returns the rest. */
  #keepTail(piece: Uint8Array): Uint8Array {
    const kept = piece.subarray(0, chunkBytes - this.#tailBytes);
    this.#tail.set(kept, this.#tailBytes);
    this.#tailBytes += kept.length;
    return piece.subarray(kept.length);
  }

  /** A write that failed leaves a gap: from then on the file can only be abandoned, even where the disk has space again. */
  async #write(sealed: readonly Buffer[]): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    let left: readonly Buffer[] = this.#written === 0 ? [this.header, ...sealed] : sealed;
    try {
      while (left.length > 0) {
        const { bytesWritten } = await this.#file.writev(left, this.#written);
        this.#written += bytesWritten;
        // A nearly full disk answers with a short write first; the next one says what is wrong.
        left = dropBytes(left, bytesWritten);
      }
      for (const chunk of sealed) freeBytes(chunk);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  #sealChunk(plain: Uint8Array, last: boolean): Buffer[] {
    const cipher = createCipheriv("aes-256-gcm", this.#key, chunkNonce(this.header, this.#number++, last));
    cipher.setAAD(this.header);
    return [cipher.update(plain), cipher.final(), cipher.getAuthTag()].filter(({ length }) => length > 0);
  }
}

function dropBytes(buffers: readonly Buffer[], count: number): Buffer[] {
  let left = count;
  return buffers.flatMap((buffer) => {
    const dropped = Math.min(left, buffer.length);
    left -= dropped;
    return dropped === buffer.length ? [] : [buffer.subarray(dropped)];
  });
}

/** Reads ranges of a sealed file. Every chunk is verified before a byte of it is given out. */
export class SealedFileReader {
  readonly bytes: number;
  readonly #file: FileHandle;
  readonly #header: Buffer;
  readonly #key: Buffer;
  readonly #chunks: number;
  #opened: { number: number; plain: Buffer } | undefined;

  private constructor(file: FileHandle, keys: SealKeys, header: Buffer, bytes: number) {
    this.#file = file;
    this.#header = header;
    this.#key = fileKey(keys, header);
    this.bytes = bytes;
    this.#chunks = Math.max(1, Math.ceil(bytes / chunkBytes));
  }

  /**
   * @param expected the header and length that the record holds.
   * @throws WorkstationError FILE_DAMAGED where the file is missing, cut, or another one.
   */
  static async open(
    path: string,
    keys: SealKeys,
    expected: { header: Uint8Array; bytes: number },
  ): Promise<SealedFileReader> {
    const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT" ? new WorkstationError("FILE_DAMAGED") : error;
    });
    const header = Buffer.alloc(sealHeaderBytes);
    const { bytesRead } = await file.read(header, 0, sealHeaderBytes, 0);
    if (bytesRead !== sealHeaderBytes || !header.equals(expected.header)) {
      await file.close();
      throw new WorkstationError("FILE_DAMAGED");
    }
    return new SealedFileReader(file, keys, header, expected.bytes);
  }

  /** Bytes `offset` to `offset + length`, less where the file ends. */
  async read(offset: number, length: number): Promise<Buffer> {
    const end = Math.min(offset + length, this.bytes);
    const pieces: Buffer[] = [];
    for (let at = offset; at < end; ) {
      const number = Math.floor(at / chunkBytes);
      const plain = await this.#openChunk(number);
      const start = at - number * chunkBytes;
      const piece = plain.subarray(start, Math.min(plain.length, start + end - at));
      if (piece.length === 0) throw new WorkstationError("FILE_DAMAGED");
      pieces.push(piece);
      at += piece.length;
    }
    return Buffer.concat(pieces);
  }

  async *pieces(): AsyncGenerator<Buffer> {
    for (let offset = 0; offset < this.bytes; offset += chunkBytes) yield await this.read(offset, chunkBytes);
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #openChunk(number: number): Promise<Buffer> {
    if (this.#opened?.number === number) return this.#opened.plain;
    const sealed = Buffer.alloc(chunkBytes + tagBytes);
    const { bytesRead } = await this.#file.read(
      sealed,
      0,
      sealed.length,
      sealHeaderBytes + number * (chunkBytes + tagBytes),
    );
    const last = number === this.#chunks - 1;
    const plainBytes = last ? this.bytes - number * chunkBytes : chunkBytes;
    if (bytesRead !== plainBytes + tagBytes) throw new WorkstationError("FILE_DAMAGED");
    const decipher = createDecipheriv("aes-256-gcm", this.#key, chunkNonce(this.#header, number, last), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(this.#header);
    decipher.setAuthTag(sealed.subarray(plainBytes, plainBytes + tagBytes));
    try {
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, plainBytes)), decipher.final()]);
      this.#opened = { number, plain };
      return plain;
    } catch {
      throw new WorkstationError("FILE_DAMAGED");
    }
  }
}
