import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { api } from "../../api/client.ts";
import { hasRole, usePerson } from "../../api/session.tsx";

type Choice = { readonly value: string; readonly label: string };

const none: readonly ScriptSummary[] = [];

/** Learners and assessments of the scripts that this person's own lists hold: nothing else could be found. */
export function useSearchChoices(): { readonly learners: Choice[]; readonly assessments: Choice[] } {
  const person = usePerson();
  const all = useQuery(api.scripts.list.queryOptions({ enabled: hasRole(person, "centre-staff") })).data ?? none;
  const queue = useQuery(api.marking.queue.queryOptions({ enabled: hasRole(person, "assessor") })).data ?? none;
  const quality = useQuery(api.iqa.queue.queryOptions({ enabled: hasRole(person, "iqa") })).data ?? none;
  return useMemo(() => {
    const scripts = [...all, ...queue, ...quality];
    return {
      learners: choices(
        scripts.map(({ learner }) => [learner.id, `${learner.name}, ${learner.registrationNumber}`] as const),
      ),
      assessments: choices(scripts.map((script) => [script.assessmentId, script.assessmentTitle] as const)),
    };
  }, [all, queue, quality]);
}

function choices(pairs: readonly (readonly [string, string])[]): Choice[] {
  return [...new Map(pairs)]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, "en-GB"));
}
