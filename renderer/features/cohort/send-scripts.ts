import type { WorkstationClient } from "../../../shared/contract/index.ts";
import { asShownError } from "../../api/errors.ts";
import { sendFile } from "../../api/send-file.ts";
import type { CohortScriptPlan } from "./cohort-rows.ts";

/** While the core stores one file, the next ones are on their way. */
const filesAtOnce = 3;

/** Scripts whose files lie with the core, to be taken in; or thrown away. */
export type SentScripts = {
  readonly plans: readonly CohortScriptPlan[];
  /** By the file that was sent. What was taken in is taken out of here. */
  readonly uploads: Map<File, string>;
  readonly refusals: ReadonlyMap<CohortScriptPlan, { readonly code: string; readonly message: string }>;
};

/**
 * Sends the files of these scripts. A file that can't be sent refuses its script and no other.
 * @param onSent told by how many bytes the whole went on.
 * @throws what stops everything: a cancel, a full disk, the end of the session. Nothing of it stays with the core then.
 */
export async function sendScripts(
  client: WorkstationClient,
  plans: readonly CohortScriptPlan[],
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<SentScripts> {
  const uploads = new Map<File, string>();
  const refusals = new Map<CohortScriptPlan, { code: string; message: string }>();
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  const waiting = plans.flatMap((plan) => plan.files.map((file) => ({ plan, ...file })));

  const sendNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { plan, from, bytes } = next;
      if (!("file" in from) || refusals.has(plan)) {
        onSent(bytes);
        continue;
      }
      let sent = 0;
      const onProgress = (sentBytes: number) => {
        onSent(sentBytes - sent);
        sent = sentBytes;
      };
      try {
        uploads.set(from.file, await sendFile(client, from.file, "cohort", { signal: ended, onProgress }));
      } catch (caught) {
        const { code, message } = describeSending(caught);
        if (ended.aborted || code === "DISK_FULL" || code === "NOT_SIGNED_IN") throw caught;
        refusals.set(plan, { code, message });
      }
      onProgress(bytes);
    }
  };

  const lanes = Array.from({ length: filesAtOnce }, () =>
    sendNext().catch((error: unknown) => {
      // The other lanes end for the same reason.
      stop.abort(error);
      throw error;
    }),
  );
  const [failed] = (await Promise.allSettled(lanes)).filter((lane) => lane.status === "rejected");
  const sent = { plans, uploads, refusals };
  if (!failed) return sent;
  await discardSent(client, sent);
  throw failed.reason;
}

/** Throws away what was sent and not taken in. */
export async function discardSent(client: WorkstationClient, { uploads }: SentScripts): Promise<void> {
  for (const uploadId of uploads.values()) await client.uploads.discard({ uploadId }).catch(() => undefined);
}

/** The window may fail to read a file that was moved or changed since it was chosen: no fault of the core's. */
function describeSending(caught: unknown): { readonly code: string; readonly message: string } {
  if (caught instanceof DOMException) {
    return {
      code: "FILE_NOT_READABLE",
      message: "The file can't be read any more: it was moved or changed since it was chosen. Choose it again.",
    };
  }
  const { code, message } = asShownError(caught);
  return { code, message };
}
