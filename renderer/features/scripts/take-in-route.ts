export const takeInPath = "/scripts/take-in";
export const cohortPath = "/scripts/cohort";

/** What the take-in form starts with. */
export type TakeInStart = {
  readonly learnerId?: string | undefined;
  /** Named as lists name it: the form finds it among the learner's enrolments. */
  readonly assessment?: { readonly assessmentId: string; readonly qualificationTitle: string } | undefined;
};

/**
 * The learner to start with travels in the history entry, not in the address: with the location in the hash, a query would
 * stay behind in the address and choose the same learner again on a later visit.
 */
export function takeInState(
  learnerId: string,
  assessment?: TakeInStart["assessment"],
): { readonly takeIn: TakeInStart } {
  return { takeIn: { learnerId, assessment } };
}

export function readTakeInStart(state: unknown): TakeInStart {
  if (!isRecord(state) || !isRecord(state.takeIn)) return {};
  const { learnerId, assessment } = state.takeIn;
  return {
    learnerId: typeof learnerId === "string" ? learnerId : undefined,
    assessment: readAssessment(assessment),
  };
}

function readAssessment(assessment: unknown): TakeInStart["assessment"] {
  if (!isRecord(assessment)) return undefined;
  const { assessmentId, qualificationTitle } = assessment;
  return typeof assessmentId === "string" && typeof qualificationTitle === "string"
    ? { assessmentId, qualificationTitle }
    : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
