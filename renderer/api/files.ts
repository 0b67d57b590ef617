import type { UploadPurpose } from "../../shared/contract/scripts.ts";
import { client } from "./client.ts";

type UploadOptions = {
  readonly onProgress?: (sentBytes: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Sends a file to the core in pieces, so that neither side holds all of it, and answers with the id by which a later
 * procedure takes it. A cancelled or failed upload leaves nothing behind.
 */
export async function uploadFile(file: File, purpose: UploadPurpose, options: UploadOptions = {}): Promise<string> {
  const { uploadId, pieceBytes } = await client.uploads.begin({ name: file.name, bytes: file.size, purpose });
  try {
    for (let offset = 0; offset < file.size; offset += pieceBytes) {
      options.signal?.throwIfAborted();
      await client.uploads.append({ uploadId, offset, piece: file.slice(offset, offset + pieceBytes) });
      options.onProgress?.(Math.min(offset + pieceBytes, file.size));
    }
    return uploadId;
  } catch (error) {
    await client.uploads.discard({ uploadId }).catch(() => undefined);
    throw error;
  }
}

/** Reads a file from the core in pieces. */
export async function readPieces(
  read: (range: { offset: number; length: number }) => Promise<Blob>,
  bytes: number,
  type: string,
): Promise<Blob> {
  const pieceBytes = 4 * 1024 * 1024;
  const pieces: Blob[] = [];
  for (let offset = 0; offset < bytes; offset += pieceBytes) {
    pieces.push(await read({ offset, length: Math.min(pieceBytes, bytes - offset) }));
  }
  return new Blob(pieces, { type });
}

/** Hands a file to the person: the host shows its own way of saving. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
