import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../../api/client.ts";

/** The people who can be given a script, by name. Whether one of them is barred from this learner, the core knows. */
export function useAssessors() {
  const people = useQuery(api.people.list.queryOptions());
  const choices = useMemo(
    () =>
      (people.data ?? [])
        .filter((person) => person.active && person.roles.includes("assessor"))
        .map((person) => ({ value: person.id, label: person.name }))
        .sort((one, other) => one.label.localeCompare(other.label, "en-GB")),
    [people.data],
  );
  return { choices, error: people.error };
}
