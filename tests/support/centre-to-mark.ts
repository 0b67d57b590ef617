import { workBased } from "./cast.ts";
import { shippedQualification } from "./centre.ts";
import { type File, takeIn } from "./sending.ts";
import { setUp, start } from "./starting.ts";

export const learnerName = "Lena Learner";

/** A centre with one script, assigned to its first person. @returns its sheet. */
export async function makeCentreToMark(
  dataFolder: string,
  script: File = { name: "script.txt", bytes: Buffer.from("Words.") },
): Promise<string> {
  const { client, workstation } = start(dataFolder);
  await setUp(client);
  const learner = await client.learners.register({
    name: learnerName,
    registrationNumber: "KILL1",
    registeredOn: "2026-01-15",
    qualificationId: shippedQualification,
  });
  const { sheetId } = await takeIn(client, learner.id, [script], {
    assessorId: (await client.system.status()).person?.id ?? null,
    assessmentId: workBased,
    receivedOn: "2026-01-20",
  });
  await workstation.stop();
  return sheetId;
}
