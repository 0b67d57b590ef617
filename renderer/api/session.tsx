import { QueryClient, useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, use } from "react";
import type { SignedInPerson, Status } from "../../shared/contract/system.ts";
import type { Role } from "../../shared/domain/roles.ts";
import { api } from "./client.ts";

/**
 * Holds the status alone. Records live in a cache per person (see person-scope.tsx), which ends with their session; the
 * status outlives it.
 */
export const statusCache = new QueryClient({
  defaultOptions: {
    // The core is in this machine: nothing here waits for a network.
    queries: { networkMode: "always", retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  },
});

export function useStatusQuery() {
  return useQuery(api.system.status.queryOptions(), statusCache);
}

/** Asks the core again who is signed in where. Resolves when the answer is there. */
export function refreshStatus(): Promise<void> {
  return statusCache.invalidateQueries({ queryKey: api.system.status.key() });
}

const StatusContext = createContext<Status | null>(null);

export function StatusProvider({ status, children }: { readonly status: Status; readonly children: ReactNode }) {
  return <StatusContext value={status}>{children}</StatusContext>;
}

export function useStatus(): Status {
  const status = use(StatusContext);
  if (!status) throw new Error("There is no status outside the program's frame.");
  return status;
}

/** The person at work. Only for what is shown to somebody signed in. */
export function usePerson(): SignedInPerson {
  const { person } = useStatus();
  if (!person) throw new Error("Nobody is signed in.");
  return person;
}

export function hasRole(person: Pick<SignedInPerson, "roles">, role: Role): boolean {
  return person.roles.includes(role);
}
