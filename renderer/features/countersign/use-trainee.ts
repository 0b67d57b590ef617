import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { usePerson } from "../../api/session.tsx";

/** The day from which the person at work is a trainee assessor; undefined for an experienced one, and while not yet read. */
export function useTraineeSince(): string | undefined {
  const person = usePerson();
  const people = useQuery(api.people.list.queryOptions());
  return people.data?.find((entry) => entry.id === person.id)?.traineeSince ?? undefined;
}
