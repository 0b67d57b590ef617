import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Role } from "../../../shared/domain/roles.ts";
import { api } from "../../api/client.ts";
import { peopleChoices } from "./people-choices.ts";

/** The people who can be given a script, by name. Whether one of them is barred from this learner, the core knows. */
export const useAssessors = () => usePeopleAs("assessor");

/** The people who can be given a check, by name. As with assessors, the core knows who is barred. */
export const useIqas = () => usePeopleAs("iqa");

function usePeopleAs(role: Role) {
  const people = useQuery(api.people.list.queryOptions());
  const choices = useMemo(() => peopleChoices(people.data ?? [], role), [people.data, role]);
  return { choices, isRead: people.data !== undefined, error: people.error };
}
