import { createCipheriv, createHash, createSecretKey, type KeyObject } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { freeBytes } from "./free-bytes.ts";
import { keyedToken, type SealKeys } from "./seal.ts";
import { chunkBytes, chunkNonce, fileKey, newHeader } from "./sealed-file.ts";

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
    return new SealedFileWriter(await open(path, "wx", 0o600), keys, newHeader());
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
