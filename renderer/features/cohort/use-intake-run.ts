import { useEffect, useRef, useState } from "react";
import { client } from "../../api/client.ts";
import { useRefreshLearners } from "../learners/use-refresh-learners.ts";
import { type IntakeRequest, runIntake, type ScriptResult } from "./run-intake.ts";

export type IntakeRun =
  | { readonly step: "idle" }
  | {
      readonly step: "running";
      readonly all: number;
      readonly done: number;
      readonly refused: number;
      readonly sentBytes: number;
      readonly allBytes: number;
    }
  | { readonly step: "ended"; readonly results: readonly ScriptResult[]; readonly error: unknown; readonly at: string };

/** One run at a time. Leaving the page ends it as a cancel does: what was taken in stays. */
export function useIntakeRun() {
  const [run, setRun] = useState<IntakeRun>({ step: "idle" });
  const refresh = useRefreshLearners();
  const abort = useRef<AbortController>(undefined);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      abort.current?.abort();
    };
  }, []);

  /** @param earlier results of a run before, of which the refused scripts are tried again. */
  const start = async (request: IntakeRequest, earlier: readonly ScriptResult[] = []) => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    const all = request.plans.length;
    const allBytes = request.plans.reduce(
      (sum, { files }) => sum + files.reduce((bytes, file) => bytes + file.bytes, 0),
      0,
    );
    setRun({ step: "running", all, done: 0, refused: 0, sentBytes: 0, allBytes });
    const { results, error } = await runIntake(client, request, controller.signal, (ended, sentBytes) => {
      if (gone.current) return;
      const refused = ended.filter(({ step }) => step === "refused").length;
      setRun({ step: "running", all, done: ended.length, refused, sentBytes, allBytes });
    });
    if (gone.current) return;
    await refresh();
    const at = new Date().toISOString();
    setRun({ step: "ended", results: replaceResults(earlier, results), error, at });
  };

  return { run, start, cancel: () => abort.current?.abort(), reset: () => setRun({ step: "idle" }) };
}

function replaceResults(earlier: readonly ScriptResult[], later: readonly ScriptResult[]): readonly ScriptResult[] {
  const byPlan = new Map([...earlier, ...later].map((result) => [result.plan, result]));
  return [...byPlan.values()];
}
