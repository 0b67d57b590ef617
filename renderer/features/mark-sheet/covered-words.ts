import type { EvidenceColumn } from "../../../shared/contract/evidence.ts";
import type { HoursLog } from "../../../shared/contract/hours.ts";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { explainHours, formatMinutes } from "../../../shared/domain/hours.ts";
import { countOf } from "../../../shared/domain/words.ts";

/** Something that a signature covers besides the marks. `wanting`: worth a look, though it keeps nobody from signing. */
export type Covered = { readonly term: string; readonly words: string; readonly wanting: boolean };

type SignedOver = {
  readonly script: Pick<SheetHead["script"], "authenticityConfirmed" | "standardisationRefused">;
  readonly carried: readonly { readonly itemId: string }[];
};

/**
 * What a signature covers besides marks, judgements and feedback; see `describeSigned` of the core.
 * @param columns of evidence that the signature covers: the assessor's, and the QA column as well in an IQA's.
 */
export function describeCovered(
  { script, carried }: SignedOver,
  columns: readonly Pick<EvidenceColumn, "side" | "evidence" | "coverage">[],
  hours: HoursLog,
): Covered[] {
  const settled = carried.map(({ itemId }) => itemId);
  return [
    ...columns.map((column) => describeEvidence(column, settled, columns.length > 1)),
    ...describeHours(hours),
    { term: "Declarations", words: describeDeclarations(script), wanting: !script.authenticityConfirmed },
  ];
}

function describeDeclarations({ authenticityConfirmed, standardisationRefused }: SignedOver["script"]): string {
  const ownWork = authenticityConfirmed ? "Own work, as the learner confirmed" : "The own-work statement is missing";
  return `${ownWork}; use for standardisation ${standardisationRefused ? "refused" : "allowed"}`;
}

/** Of criteria that are not carried forward: nothing can be tied to those any more. */
function describeEvidence(
  { side, evidence, coverage }: Pick<EvidenceColumn, "side" | "evidence" | "coverage">,
  settled: readonly string[],
  ofBoth: boolean,
): Covered {
  const open = coverage.filter(({ itemId }) => !settled.includes(itemId));
  const tied = open.filter(({ itemId, unit, criterion }) =>
    evidence.some((one) => one.itemId === itemId && one.unit === unit && one.criterion === criterion),
  );
  const places = countOf(evidence.length, "place", "places");
  return {
    term: ofBoth ? `${side === "qa" ? "QA" : "Assr"} evidence` : "Evidence",
    words:
      evidence.length === 0
        ? "No place in the script is tied to a criterion"
        : `${places} in the script, for ${tied.length} of ${countOf(open.length, "criterion", "criteria")}`,
    wanting: open.length > 0 && tied.length < open.length,
  };
}

/** Nothing where the sheet asks for no hours and none are logged. */
function describeHours(log: HoursLog): Covered[] {
  if (log.requiredMinutes === null && log.entries.length === 0) return [];
  const words = explainHours(log) ?? `${formatMinutes(log.countedMinutes)} recorded.`;
  return [{ term: "Hours log", words: words.replace(/\.$/, ""), wanting: (log.gapMinutes ?? 0) > 0 }];
}
