import { hkdfSync, randomBytes } from "node:crypto";
import { keyBytes, type SealKeys } from "./seal.ts";

/**
 * A large file at rest: sealed in chunks, so that any range opens without reading the rest and memory stays flat.
 * Layout: header (32 bytes: magic 8 | salt 16 | nonce prefix 7 | 0), then chunks of 256 KiB plaintext, each with its tag.
 * Each file has a key of its own (HKDF over the salt). A chunk's nonce is prefix (7) | number (4) | last (1), so chunks can't
 * be reordered, dropped or cut off unseen. The header is kept with the record, so that one file can't stand in for another.
 */
export const sealHeaderBytes = 32;
export const chunkBytes = 256 * 1024;
export const tagBytes = 16;
const magic = Buffer.from("AWSEAL1\n", "latin1");

/** Of a file that nothing was written to yet: its salt and its nonces' prefix are its own. */
export function newHeader(): Buffer {
  return Buffer.concat([magic, randomBytes(16 + 7), Buffer.alloc(1)]);
}

export function fileKey(keys: SealKeys, header: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", keys.files, header.subarray(8, 24), "sealed-file", keyBytes));
}

export function chunkNonce(header: Buffer, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, 24, 31);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
