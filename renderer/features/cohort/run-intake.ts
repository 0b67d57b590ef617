import type { WorkstationClient } from "../../../shared/contract/index.ts";
import type { CohortScriptPlan, CohortSettings } from "./cohort-rows.ts";
import { discardSent, type SentScripts, sendScripts } from "./send-scripts.ts";

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
 * Sends the files of a few scripts, has them taken in, and sends the next few meanwhile. What was taken in is safe whatever
 * comes after; what was sent and not taken in is thrown away again.
 * @returns one result per script, in order; also after a cancel.
 */
export async function runIntake(
  client: WorkstationClient,
  request: IntakeRequest,
  signal: AbortSignal,
  onProgress: (results: readonly ScriptResult[], sentBytes: number) => void,
): Promise<{ readonly results: readonly ScriptResult[]; readonly error: unknown }> {
  const results: ScriptResult[] = [];
  let sentBytes = 0;
  let error: unknown = null;
  const send = (start: number): Promise<SentScripts> | undefined => {
    const plans = request.plans.slice(start, start + scriptsAtOnce);
    if (plans.length === 0) return undefined;
    const sending = sendScripts(client, plans, signal, (bytes) => {
      sentBytes += bytes;
      onProgress(results, sentBytes);
    });
    // Looked at when its turn comes.
    sending.catch(() => undefined);
    return sending;
  };
  let sending = send(0);
  try {
    for (let start = scriptsAtOnce; sending; start += scriptsAtOnce) {
      const sent: SentScripts = await sending;
      sending = send(start);
      await takeInSome(client, request, sent, signal, (result) => {
        results.push(result);
        onProgress(results, sentBytes);
      });
    }
  } catch (caught) {
    // A cancel is no error.
    if (!signal.aborted) error = caught;
    const ahead = await sending?.catch(() => undefined);
    if (ahead) await discardSent(client, ahead);
  }
  const rest = request.plans.slice(results.length).map((plan): ScriptResult => ({ step: "not-reached", plan }));
  return { results: [...results, ...rest], error };
}

async function takeInSome(
  client: WorkstationClient,
  { qualificationId, settings, acceptSameScript }: IntakeRequest,
  sentScripts: SentScripts,
  signal: AbortSignal,
  onEnded: (result: ScriptResult) => void,
): Promise<void> {
  const { plans, uploads, refusals } = sentScripts;
  try {
    const sent = plans.filter((plan) => !refusals.has(plan));
    const scripts = sent.map(({ learnerId, assessmentId, files }) => ({
      ...{ learnerId, assessmentId, ...settings, acceptSameScript },
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
        onEnded(answer);
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
    await discardSent(client, sentScripts);
  }
}
