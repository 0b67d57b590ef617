export const takeInPath = "/scripts/take-in";
export const cohortPath = "/scripts/cohort";

/**
 * The learner to start with travels in the history entry, not in the address: with the location in the hash, a query would
 * stay behind in the address and choose the same learner again on a later visit.
 */
export function takeInState(learnerId: string): { readonly takeInLearnerId: string } {
  return { takeInLearnerId: learnerId };
}

export function readTakeInLearner(state: unknown): string | undefined {
  if (typeof state !== "object" || state === null || !("takeInLearnerId" in state)) return undefined;
  return typeof state.takeInLearnerId === "string" ? state.takeInLearnerId : undefined;
}
