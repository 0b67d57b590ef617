import { createDecipheriv } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { SealKeys } from "./seal.ts";
import { chunkBytes, chunkNonce, fileKey, sealHeaderBytes, tagBytes } from "./sealed-file.ts";

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
    const { bytesRead } = await file.read(header, 0, sealHeaderBytes, 0).catch(async (error: unknown) => {
      // A disk that fails here, file after file, must not use up what the system lets a program hold open.
      await file.close().catch(() => undefined);
      throw error;
    });
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
