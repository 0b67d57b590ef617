import type { SheetState } from "../../../shared/domain/sheet-state.ts";
import { sheetStateSchema } from "../../../shared/domain/sheet-state.ts";

export const searchPath = "/search";

export type SearchValues = {
  readonly words: string;
  readonly learnerId: string | null;
  readonly assessmentId: string | null;
  readonly state: SheetState | null;
};

export const noSearch: SearchValues = { words: "", learnerId: null, assessmentId: null, state: null };

/** Kept in the history entry, so that coming back from a script finds the same results. Only for the person who searched. */
export function searchState(personId: string, values: SearchValues) {
  return { search: { personId, ...values } };
}

/** The words of a search that was asked for elsewhere. */
export function readAsked(state: unknown, personId: string): string | undefined {
  const { words } = readSearch(state, personId);
  return words === "" ? undefined : words;
}

export function readSearch(state: unknown, personId: string): SearchValues {
  if (typeof state !== "object" || state === null || !("search" in state)) return noSearch;
  const kept = state.search as Partial<Record<keyof SearchValues | "personId", unknown>> | null;
  if (typeof kept !== "object" || kept?.personId !== personId) return noSearch;
  const sheetState = sheetStateSchema.safeParse(kept.state);
  return {
    words: typeof kept.words === "string" ? kept.words : "",
    learnerId: typeof kept.learnerId === "string" ? kept.learnerId : null,
    assessmentId: typeof kept.assessmentId === "string" ? kept.assessmentId : null,
    state: sheetState.success ? sheetState.data : null,
  };
}
