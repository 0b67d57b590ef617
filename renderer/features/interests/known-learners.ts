import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../../api/client.ts";
import { hasRole, usePerson } from "../../api/session.tsx";

export type KnownLearner = { readonly id: string; readonly name: string; readonly registrationNumber: string };

/**
 * The learners that this person can name: all of them for centre staff, else those whose work lies with them. Somebody who
 * does not take scripts in has no list of the centre's learners, and gets none for declaring an interest either.
 */
export function useKnownLearners() {
  const person = usePerson();
  const staff = hasRole(person, "centre-staff");
  const learners = useQuery({ ...api.learners.list.queryOptions(), enabled: staff });
  const queue = useQuery({ ...api.marking.queue.queryOptions(), enabled: hasRole(person, "assessor") });
  const toCountersign = useQuery({
    ...api.marking.countersignQueue.queryOptions(),
    enabled: hasRole(person, "assessor"),
  });
  const toCheck = useQuery({ ...api.iqa.queue.queryOptions(), enabled: hasRole(person, "iqa") });
  const known = useMemo(() => {
    const work = [...(queue.data ?? []), ...(toCountersign.data ?? []), ...(toCheck.data ?? [])];
    const byId = new Map<string, KnownLearner>();
    for (const learner of [...(learners.data ?? []), ...work.map((script) => script.learner)])
      byId.set(learner.id, learner);
    return [...byId.values()].sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
  }, [learners.data, queue.data, toCountersign.data, toCheck.data]);
  return {
    known,
    /** Whether nobody at the centre is missing from the list. */
    all: staff,
    error: learners.error ?? queue.error ?? toCountersign.error ?? toCheck.error,
  };
}
