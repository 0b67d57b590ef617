import { useMutation } from "@tanstack/react-query";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { api } from "../../api/client.ts";
import { useRefreshLearners } from "../learners/use-refresh-learners.ts";

type Declarations = Pick<ScriptSummary, "authenticityConfirmed" | "standardisationRefused">;

/** The learner's two statements on a script, saved as soon as one is changed. `shown` includes a change on its way. */
export function useDeclarations(script: ScriptSummary) {
  const refresh = useRefreshLearners();
  // Waits for the lists to be read again, so that the box does not flicker back to what it was.
  const record = useMutation(api.scripts.recordDeclarations.mutationOptions({ onSuccess: refresh, onError: refresh }));
  const shown: Declarations = record.isPending && record.variables ? record.variables : script;
  return {
    shown,
    error: record.error,
    save: (change: Partial<Declarations>) => {
      // The box stays enabled, for the keyboard's focus to stay on it; a second change waits for the first one's revision.
      if (record.isPending) return;
      record.mutate({
        scriptId: script.id,
        authenticityConfirmed: script.authenticityConfirmed,
        standardisationRefused: script.standardisationRefused,
        revision: script.revision,
        ...change,
      });
    },
  };
}
