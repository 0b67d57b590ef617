import type { CohortScriptInput, IntakeProgress } from "../../../../shared/contract/intake.ts";
import { maximumScriptBytes } from "../../../../shared/contract/scripts.ts";
import type { ErrorDetails } from "../../../../shared/errors/codes.ts";
import { describeLimits } from "../../../../shared/errors/messages.ts";
import { WorkstationError } from "../../../../shared/errors/workstation-error.ts";
import type { Actor } from "../../centre/actor.ts";
import { listScriptFiles } from "../../store/script-files.ts";
import { takeInScript } from "../take-in.ts";
import type { Uploads } from "../uploads.ts";
import { CohortZip } from "./cohort-zip.ts";

/**
 * Takes a cohort in, script by script, and tells of each. What one script is refused for stops no other; what nobody can do
 * anything about (a full disk, a fault of the program) ends it all, with what was taken in before safe.
 * @param check throws when nobody waits for it any more: asked between scripts and while a ZIP is unpacked.
 */
export async function* takeInCohort(
  actor: Actor,
  uploads: Uploads,
  request: { qualificationId: string; scripts: readonly CohortScriptInput[] },
  check: () => void,
): AsyncGenerator<IntakeProgress, void, void> {
  const zips = new Map<string, CohortZip>();
  let takenIn = 0;
  let refused = 0;
  try {
    for (const [row, script] of request.scripts.entries()) {
      check();
      const unpacked: string[] = [];
      try {
        const uploadIds: string[] = [];
        for (const { uploadId, entry } of script.files) {
          const id = entry === null ? uploadId : await unpackEntry(uploadId, entry);
          if (entry !== null) unpacked.push(id);
          if ((await uploads.finish(actor, id)).bytes > maximumScriptBytes) {
            throw new WorkstationError("FILE_TOO_LARGE", { limitBytes: maximumScriptBytes });
          }
          uploadIds.push(id);
        }
        await refuseEmpty(uploadIds);
        const { qualificationId } = request;
        const taken = await takeInScript(actor, uploads, { ...script, qualificationId, uploadIds });
        const files = listScriptFiles(actor.db, actor.keys, taken.id);
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
        takenIn += 1;
        yield { step: "taken-in", row, scriptId: taken.id, attempt: taken.attempt, bytes };
      } catch (error) {
        if (!(error instanceof WorkstationError) || error.code === "NOT_SIGNED_IN") throw error;
        refused += 1;
        yield { step: "refused", row, code: error.code, message: describeRefusal(error) };
      } finally {
        for (const id of unpacked) await uploads.discard(actor, id);
      }
    }
    yield { step: "done", takenIn, refused };
  } finally {
    for (const zip of zips.values()) await zip.close();
  }

  /** A cohort's ZIP may hold an empty file among others; by itself it is no script, as with a script taken in alone. */
  async function refuseEmpty(uploadIds: readonly string[]): Promise<void> {
    for (const id of uploadIds) if ((await uploads.finish(actor, id)).bytes > 0) return;
    throw new WorkstationError("FILE_EMPTY");
  }

  async function unpackEntry(uploadId: string, entry: string): Promise<string> {
    const zip = zips.get(uploadId) ?? (await CohortZip.open(actor, uploads, uploadId, check));
    zips.set(uploadId, zip);
    return zip.unpack(actor, uploads, entry);
  }
}

/** What to do next is done elsewhere for a reason: a cohort has no place to give one for a script of its own. */
function describeRefusal(error: WorkstationError): string {
  return error.code === "LIMIT_REASON_MISSING"
    ? `${describeLimits(error.details as ErrorDetails<"LIMIT_REASON_MISSING">)} Take this one in by itself: the reason is asked for there.`
    : error.message;
}
