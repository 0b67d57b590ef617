import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { UploadPurpose } from "../../shared/contract/scripts.ts";

export type UploadOptions = {
  readonly onProgress?: (sentBytes: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Sends a file to the core in pieces, so that neither side holds all of it, and answers with the id by which a later
 * procedure takes it. A cancelled or failed upload leaves nothing behind.
 */
export async function sendFile(
  client: WorkstationClient,
  file: File,
  purpose: UploadPurpose,
  options: UploadOptions = {},
): Promise<string> {
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
