import type { Inputs, WorkstationClient } from "../../shared/contract/index.ts";
import type { ScriptSummary } from "../../shared/contract/scripts.ts";
import { workBased } from "./cast.ts";
import { shippedQualification } from "./centre.ts";

export type File = { readonly name: string; readonly bytes: Uint8Array };

/** Sends a file as a window does: announced, then in pieces. */
export async function send(client: WorkstationClient, { name, bytes }: File, pieceBytes?: number): Promise<string> {
  const begun = await client.uploads.begin({ name, bytes: bytes.length, purpose: "script" });
  const step = pieceBytes ?? begun.pieceBytes;
  for (let offset = 0; offset < bytes.length; offset += step) {
    const piece = new Blob([new Uint8Array(bytes.subarray(offset, offset + step))]);
    await client.uploads.append({ uploadId: begun.uploadId, offset, piece });
  }
  return begun.uploadId;
}

export function takeInRequest(
  learnerId: string,
  uploadIds: string[],
  change: Partial<Inputs["scripts"]["takeIn"]> = {},
): Inputs["scripts"]["takeIn"] {
  return {
    learnerId,
    qualificationId: shippedQualification,
    assessmentId: workBased,
    uploadIds,
    receivedOn: "2026-11-20",
    authenticityConfirmed: true,
    standardisationRefused: false,
    assessorId: null,
    ...change,
  };
}

export async function takeIn(
  client: WorkstationClient,
  learnerId: string,
  files: readonly File[],
  change: Partial<Inputs["scripts"]["takeIn"]> = {},
): Promise<ScriptSummary> {
  const uploadIds: string[] = [];
  for (const file of files) uploadIds.push(await send(client, file));
  return client.scripts.takeIn(takeInRequest(learnerId, uploadIds, change));
}

/** The stored bytes, read back in small ranges. */
export async function readBack(client: WorkstationClient, fileId: string, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let offset = 0; offset < bytes; offset += 100_000) {
    const piece = await client.scripts.readFile({ fileId, offset, length: 100_000 });
    pieces.push(Buffer.from(await piece.arrayBuffer()));
  }
  return Buffer.concat(pieces);
}
