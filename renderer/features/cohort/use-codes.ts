import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { QualificationSummary } from "../../../shared/contract/learners.ts";
import { api } from "../../api/client.ts";

type Codes = {
  /** Assessments by the code that stands in the names of their files. */
  readonly codes: ReadonlyMap<string, string>;
  readonly tell: (code: string, assessmentId: string) => void;
  readonly error: unknown;
};

/** Which assessment an awarding body's code stands for, as somebody of the centre once said; remembered for all of them. */
export function useCodes(qualification: QualificationSummary | undefined): Codes {
  const records = useQueryClient();
  const known = useQuery(
    api.intake.codes.queryOptions({ input: qualification ? { qualificationId: qualification.id } : skipToken }),
  );
  const remember = useMutation(
    api.intake.tellCode.mutationOptions({
      // Every other file with the code is taken for the same one at once.
      onMutate: ({ qualificationId, ...told }) =>
        records.setQueryData(api.intake.codes.queryKey({ input: { qualificationId } }), (codes = []) => [
          ...codes.filter(({ code }) => code !== told.code),
          told,
        ]),
      onSettled: (_done, _error, { qualificationId }) =>
        records.invalidateQueries({ queryKey: api.intake.codes.queryKey({ input: { qualificationId } }) }),
    }),
  );
  const codes = useMemo(
    () => new Map(known.data?.map(({ code, assessmentId }) => [code, assessmentId] as const)),
    [known.data],
  );
  const { mutate } = remember;
  return {
    codes,
    tell: (code, assessmentId) => {
      if (qualification) mutate({ qualificationId: qualification.id, code, assessmentId });
    },
    error: known.error ?? remember.error,
  };
}
