import type { ComparedSheet } from "../../../shared/contract/iqa.ts";
import type { Entry } from "../../../shared/contract/sheet.ts";
import { type CriterionJudgement, criteriaByItem, isSameCriterion } from "../../../shared/domain/criteria.ts";
import { type Decision, decideSheet, type ItemDecision } from "../../../shared/domain/decision.ts";
import { tellsTheSame } from "../../../shared/domain/give-back.ts";
import type { CriterionRef, SheetItem } from "../../../shared/domain/qualification.ts";
import { judgementsOfEntries } from "../mark-sheet/entry-judgements.ts";

/** One criterion in both columns; null where a column has not judged it. */
export type ComparedCriterion = {
  readonly criterion: CriterionRef;
  readonly assessor: CriterionJudgement | null;
  readonly qa: CriterionJudgement | null;
};

/** One item in both columns. Entries are undefined for an item that is judged in its parts. */
export type ComparedItem = {
  readonly item: SheetItem;
  readonly assessor: ItemDecision;
  readonly qa: ItemDecision;
  readonly assessorEntry: Entry | undefined;
  readonly qaEntry: Entry | undefined;
  /** QA mark minus Assr mark; undefined where there are no marks to compare. */
  readonly difference: number | undefined;
  /** In the order of the specification. Empty for an item that is judged in its parts. */
  readonly criteria: readonly ComparedCriterion[];
  readonly parts: readonly ComparedItem[];
};

export type Comparison = {
  readonly assessor: Decision;
  readonly qa: Decision;
  /** Whether the two would tell the learner different things: another outcome, or other sections referred. */
  readonly decisionsDiffer: boolean;
  readonly sections: readonly ComparedItem[];
};

export function compareColumns(sheet: ComparedSheet): Comparison {
  const { specification, assessorEntries, qaEntries } = sheet;
  const assessor = decideSheet(specification, judgementsOfEntries(assessorEntries));
  const qa = decideSheet(specification, judgementsOfEntries(qaEntries));
  const criteria = criteriaByItem(specification);
  const compare = (items: readonly SheetItem[], ours: readonly ItemDecision[], theirs: readonly ItemDecision[]) =>
    items.flatMap((item, index): ComparedItem[] => {
      const one = ours[index];
      const other = theirs[index];
      if (!one || !other) return [];
      const assessorEntry = assessorEntries.find((entry) => entry.itemId === item.id);
      const qaEntry = qaEntries.find((entry) => entry.itemId === item.id);
      return [
        {
          item,
          assessor: one,
          qa: other,
          assessorEntry,
          qaEntry,
          criteria: (criteria.get(item.id) ?? []).map((criterion) => ({
            criterion,
            assessor: judgementOf(assessorEntry, criterion),
            qa: judgementOf(qaEntry, criterion),
          })),
          difference: subtract(other.mark, one.mark),
          parts: item.judgedBy === "parts" ? compare(item.parts, one.parts, other.parts) : [],
        },
      ];
    });
  return {
    assessor,
    qa,
    decisionsDiffer: !tellsTheSame(assessor, qa),
    sections: compare(specification.sections, assessor.sections, qa.sections),
  };
}

function judgementOf(entry: Entry | undefined, criterion: CriterionRef): CriterionJudgement | null {
  return entry?.criteria.find((judged) => isSameCriterion(judged, criterion))?.judgement ?? null;
}

function subtract(qaMark: number | undefined, assessorMark: number | undefined): number | undefined {
  if (qaMark === undefined || assessorMark === undefined) return undefined;
  return Math.round((qaMark - assessorMark) * 1000) / 1000;
}

/** "+3", "-2", "same": with a sign that a screen reader says and a font shows. */
export function describeDifference(difference: number): string {
  if (difference === 0) return "same";
  return difference > 0 ? `+${difference}` : `\u2212${-difference}`;
}
