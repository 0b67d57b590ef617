import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { QualificationSummary } from "../../../shared/contract/learners.ts";
import { api } from "../../api/client.ts";
import { assessmentsByHand, type ByHand, type CohortRow, makeRows } from "./cohort-rows.ts";
import type { CohortSource } from "./cohort-sources.ts";
import { useCodes } from "./use-codes.ts";

/** Whose each file is: what the core finds in its name, and over that what a person said. */
export function useMatches(
  sources: readonly CohortSource[],
  qualification: QualificationSummary | undefined,
  assessmentId: string | null,
) {
  const [byHand, setByHand] = useState<ReadonlyMap<string, ByHand>>(new Map());
  const { codes, tell, error } = useCodes(qualification);
  const [pattern, setPattern] = useState<string>();
  const files = useMemo(() => sources.map(({ path, bytes }) => ({ path, bytes })), [sources]);
  const plan = useQuery(
    api.intake.plan.queryOptions({
      input: { qualificationId: qualification?.id ?? "", files, ...(pattern !== undefined && { pattern }) },
      enabled: qualification !== undefined && files.length > 0,
      placeholderData: keepPreviousData,
      // Registering a learner in another window changes the answer; so does a pattern. A record's change alone need not.
      staleTime: 30_000,
    }),
  );
  const rows = useMemo(() => {
    const matches = plan.data ?? [];
    return makeRows(sources, matches, byHand, assessmentsByHand(matches, codes, assessmentId));
  }, [plan.data, sources, byHand, codes, assessmentId]);
  return {
    rows,
    isMatching: plan.isFetching,
    error: plan.error ?? error,
    pattern,
    setPattern,
    correct: ({ source, match: { unit, assessmentId: known } }: CohortRow, hand: ByHand) => {
      setByHand((former) => new Map(former).set(source.id, hand));
      if (unit !== null && known === null && hand.assessmentId !== null && !hand.leftOut) tell(unit, hand.assessmentId);
    },
    clear: () => {
      setByHand(new Map());
      setPattern(undefined);
    },
  };
}
