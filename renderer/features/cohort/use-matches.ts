import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api } from "../../api/client.ts";
import { type ByHand, makeRow } from "./cohort-rows.ts";
import type { CohortSource } from "./cohort-sources.ts";

/** Whose each file is: what the core finds in its name, and over that what a person said. */
export function useMatches(
  sources: readonly CohortSource[],
  qualificationId: string | undefined,
  assessmentId: string | null,
) {
  const [byHand, setByHand] = useState<ReadonlyMap<string, ByHand>>(new Map());
  const [pattern, setPattern] = useState<string>();
  const files = useMemo(() => sources.map(({ path, bytes }) => ({ path, bytes })), [sources]);
  const plan = useQuery(
    api.intake.plan.queryOptions({
      input: { qualificationId: qualificationId ?? "", files, ...(pattern !== undefined && { pattern }) },
      enabled: qualificationId !== undefined && files.length > 0,
      placeholderData: keepPreviousData,
      // Registering a learner in another window changes the answer; so does a pattern. A record's change alone need not.
      staleTime: 30_000,
    }),
  );
  const rows = useMemo(() => {
    const matches = new Map((plan.data ?? []).map((match) => [match.path, match]));
    return sources.flatMap((source) => {
      const match = matches.get(source.path);
      return match ? [makeRow(source, match, byHand.get(source.path), assessmentId)] : [];
    });
  }, [plan.data, sources, byHand, assessmentId]);
  return {
    rows,
    isMatching: plan.isFetching,
    error: plan.error,
    pattern,
    setPattern,
    correct: (path: string, hand: ByHand) => setByHand((known) => new Map(known).set(path, hand)),
    clear: () => {
      setByHand(new Map());
      setPattern(undefined);
    },
  };
}
