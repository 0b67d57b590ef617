import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../../api/client.ts";
import { type OfferGroup, offersOf } from "./comment-offers.ts";

/** Every place that a comment can be offered at, of the newest version of each qualification that the centre has. */
export function useCommentOffers(): { readonly offers: readonly OfferGroup[]; readonly error: unknown } {
  const list = useQuery(api.qualifications.list.queryOptions());
  const newest = new Map<string, string>();
  for (const { id, version } of list.data ?? []) {
    const known = newest.get(id);
    if (known === undefined || version.localeCompare(known, "en", { numeric: true }) > 0) newest.set(id, version);
  }
  const { qualifications, error } = useQueries({
    queries: [...newest].map(([id, version]) => api.qualifications.get.queryOptions({ input: { id, version } })),
    combine: (results) => ({
      qualifications: results.map(({ data }) => data),
      error: results.find((result) => result.error)?.error ?? null,
    }),
  });
  const offers = useMemo(() => offersOf(qualifications.flatMap((found) => (found ? [found] : []))), [qualifications]);
  return { offers, error: list.error ?? error };
}
