import type { UploadPurpose } from "../../shared/contract/scripts.ts";
import { client } from "./client.ts";
import { sendFile, type UploadOptions } from "./send-file.ts";

/** Sends a file to the core: see `sendFile`. */
export function uploadFile(file: File, purpose: UploadPurpose, options: UploadOptions = {}): Promise<string> {
  return sendFile(client, file, purpose, options);
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
