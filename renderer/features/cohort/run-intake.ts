import { client } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { uploadFile } from "../../api/files.ts";
import type { CohortScriptPlan, CohortSettings } from "./cohort-rows.ts";

export type ScriptResult =
  | { readonly step: "taken-in"; readonly plan: CohortScriptPlan; readonly attempt: number }
  | { readonly step: "refused"; readonly plan: CohortScriptPlan; readonly code: string; readonly message: string }
  | { readonly step: "not-reached"; readonly plan: CohortScriptPlan };

export type IntakeRequest = {
  readonly qualificationId: string;
  readonly plans: readonly CohortScriptPlan[];
  readonly settings: CohortSettings;
  readonly acceptSameScript: boolean;
};

/** Sent and taken in together: few enough that a cancel is soon heard and little lies twice on the disk meanwhile. */
const scriptsAtOnce = 8;

/**
 * Sends the files of a few scripts, has them taken in, and goes on to the next few. What was taken in is safe whatever comes
 * after; what was sent and not taken in is thrown away again.
 * @returns one result per script, in order; also after a cancel.
 */
export async function runIntake(
  request: IntakeRequest,
  signal: AbortSignal,
  onProgress: (results: readonly ScriptResult[], sentBytes: number) => void,
): Promise<{ readonly results: readonly ScriptResult[]; readonly error: unknown }> {
  const results: ScriptResult[] = [];
  let sentBytes = 0;
  let error: unknown = null;
  try {
    for (let start = 0; start < request.plans.length; start += scriptsAtOnce) {
      const plans = request.plans.slice(start, start + scriptsAtOnce);
      await runSome({ ...request, plans }, signal, {
        sent: (bytes) => onProgress(results, sentBytes + bytes),
        ended: (result) => {
          results.push(result);
          onProgress(results, sentBytes);
        },
      });
      sentBytes += plans.reduce((sum, { files }) => sum + files.reduce((all, { bytes }) => all + bytes, 0), 0);
    }
  } catch (caught) {
    // A cancel is no error.
    if (!signal.aborted) error = caught;
  }
  const rest = request.plans.slice(results.length).map((plan): ScriptResult => ({ step: "not-reached", plan }));
  return { results: [...results, ...rest], error };
}

type Listeners = {
  readonly sent: (bytes: number) => void;
  readonly ended: (result: ScriptResult) => void;
};

async function runSome(request: IntakeRequest, signal: AbortSignal, on: Listeners): Promise<void> {
  const { qualificationId, plans, settings, acceptSameScript } = request;
  const uploads = new Map<File, string>();
  const refusals = new Map<CohortScriptPlan, { code: string; message: string }>();
  let sentBytes = 0;
  try {
    for (const plan of plans) {
      for (const { from, bytes } of plan.files) {
        if (!("file" in from) || refusals.has(plan)) continue;
        const before = sentBytes;
        try {
          const onSent = (sent: number) => on.sent(before + sent);
          uploads.set(from.file, await uploadFile(from.file, "cohort", { signal, onProgress: onSent }));
        } catch (caught) {
          const { code, message } = describeSending(caught);
          if (signal.aborted || code === "DISK_FULL" || code === "NOT_SIGNED_IN") throw caught;
          refusals.set(plan, { code, message });
        }
        sentBytes = before + bytes;
      }
    }
    const sent = plans.filter((plan) => !refusals.has(plan));
    const scripts = sent.map(({ learnerId, assessmentId, files }) => ({
      ...{ learnerId, assessmentId, ...settings, standardisationRefused: false, acceptSameScript },
      files: files.map(({ from }) =>
        "file" in from
          ? { uploadId: uploads.get(from.file) ?? "", entry: null }
          : { uploadId: from.uploadId, entry: from.entry },
      ),
    }));
    // Told at the end, so that the results stand in the order of the plans.
    const answers = new Map<CohortScriptPlan, ScriptResult>();
    let told = 0;
    const tell = () => {
      for (let plan = plans[told]; plan; plan = plans[told]) {
        const refusal = refusals.get(plan);
        const answer = refusal ? { step: "refused" as const, plan, ...refusal } : answers.get(plan);
        if (!answer) return;
        told += 1;
        on.ended(answer);
      }
    };
    tell();
    if (scripts.length === 0) return;
    for await (const event of await client.intake.takeIn({ qualificationId, scripts }, { signal })) {
      if (event.step === "done") continue;
      const plan = sent[event.row];
      if (!plan) continue;
      if (event.step === "taken-in") {
        for (const { from } of plan.files) if ("file" in from) uploads.delete(from.file);
        answers.set(plan, { step: "taken-in", plan, attempt: event.attempt });
      } else {
        answers.set(plan, { step: "refused", plan, code: event.code, message: event.message });
      }
      tell();
    }
    signal.throwIfAborted();
  } finally {
    for (const uploadId of uploads.values()) await client.uploads.discard({ uploadId }).catch(() => undefined);
  }
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
