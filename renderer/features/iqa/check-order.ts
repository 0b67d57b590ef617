import type { ScriptSummary } from "../../../shared/contract/scripts.ts";

export type CheckGroups = {
  readonly inHand: readonly ScriptSummary[];
  readonly toCheck: readonly ScriptSummary[];
  readonly done: readonly ScriptSummary[];
};

/** By how far the check has come; in each group, what waits longest first. */
export function groupByProgress(sheets: readonly ScriptSummary[]): CheckGroups {
  const ordered = sheets.toSorted(
    (one, other) => one.receivedOn.localeCompare(other.receivedOn) || one.id.localeCompare(other.id),
  );
  return {
    inHand: ordered.filter(({ state }) => state === "in-qa" || state === "qa-committed"),
    toCheck: ordered.filter(({ state }) => state === "signed"),
    done: ordered.filter(({ state }) => state === "qa-signed"),
  };
}
