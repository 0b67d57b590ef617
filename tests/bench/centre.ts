import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Inputs, WorkstationClient } from "../../shared/contract/index.ts";
import { startCoreThread } from "../support/core-thread.ts";

const root = join(import.meta.dirname, "..", "..");
export const qualificationId = "ilm-l7-certificate-executive-coaching";

export const passphrase = "three unrelated words";

/**
 * A centre behind a worker and a port, as a window has it, on a temporary folder of the disk that the baseline uses too.
 * @param after goes on in that folder once the core has stopped.
 */
export async function withCentre<Seed = void>(
  work: (client: WorkstationClient, home: string) => Promise<Seed>,
  after: (seeded: Seed, home: string) => Promise<void> = async () => undefined,
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "workstation-bench-"));
  try {
    const core = await startCoreThread({
      dataFolder: join(home, "data"),
      resourcesFolder: join(root, "resources"),
      version: "0.0.0-bench",
      host: "browser",
      kdfCost: 2 ** 10,
    });
    let seeded: Seed;
    try {
      const roles: Inputs["setUp"]["createCentre"]["person"]["roles"] = ["centre-staff", "assessor", "iqa"];
      const person = { name: "Bea Bench", signInName: "bea", roles, passphrase };
      await core.client.setUp.createCentre({ centreNumber: "1", centreName: "Bench", person });
      seeded = await work(core.client, home);
    } finally {
      await core.stop();
    }
    await after(seeded, home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

export async function registerLearner(client: WorkstationClient, number: number): Promise<string> {
  const request = { name: `Learner ${number}`, registrationNumber: `B${number}`, registeredOn: "2026-01-15" };
  return (await client.learners.register({ ...request, qualificationId })).id;
}

export async function takeIn(
  client: WorkstationClient,
  learnerId: string,
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<{ readonly scriptId: string; readonly sheetId: string }> {
  const begun = await client.uploads.begin({ name: file.name, bytes: file.bytes.length, purpose: "script" });
  const { uploadId, pieceBytes } = begun;
  for (let offset = 0; offset < file.bytes.length; offset += pieceBytes) {
    const piece = new Blob([file.bytes.subarray(offset, offset + pieceBytes)]);
    await client.uploads.append({ uploadId, offset, piece });
  }
  const { id: scriptId, sheetId } = await client.scripts.takeIn({
    learnerId,
    qualificationId,
    assessmentId: "work-based-assignment",
    uploadIds: [uploadId],
    receivedOn: "2026-01-20",
    authenticityConfirmed: true,
    standardisationRefused: false,
    assessorId: (await client.system.status()).person?.id ?? null,
  });
  return { scriptId, sheetId };
}
