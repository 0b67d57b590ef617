import { useMemo, useSyncExternalStore } from "react";
import type { QualificationSummary } from "../../../shared/contract/learners.ts";
import { keepKeepsake, keepsake, onKeepsakes } from "../../api/keepsakes.ts";

type Codes = {
  /** Assessments by the code that stands in the names of their files. */
  readonly codes: ReadonlyMap<string, string>;
  readonly tell: (code: string, assessmentId: string) => void;
};

/** More than an awarding body has papers for a qualification. */
const mostCodes = 15;

/** Which assessment an awarding body's code stands for, as this person once said; remembered for the next cohort. */
export function useCodes(qualification: QualificationSummary | undefined): Codes {
  const name = `codes ${qualification?.id ?? ""}`;
  const kept = useSyncExternalStore(onKeepsakes, () => keepsake(name));
  const assessments = qualification?.assessments;
  return useMemo(() => {
    const told = read(kept);
    const known = told.filter(([, assessmentId]) => assessments?.some(({ id }) => id === assessmentId));
    return {
      codes: new Map(known),
      tell: (code, assessmentId) => {
        const others = told.filter(([other]) => other !== code).slice(1 - mostCodes);
        keepKeepsake(name, JSON.stringify([...others, [code, assessmentId]]));
      },
    };
  }, [name, kept, assessments]);
}

function read(kept: string | undefined): readonly (readonly [string, string])[] {
  try {
    return kept === undefined ? [] : (JSON.parse(kept) as [string, string][]);
  } catch {
    return [];
  }
}
