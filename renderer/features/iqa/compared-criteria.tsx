import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { isSameCriterion, nameCriterion } from "../../../shared/domain/criteria.ts";
import type { CriterionRef } from "../../../shared/domain/qualification.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { CriteriaList } from "../mark-sheet/criteria-list.tsx";
import { JudgementBadge } from "../mark-sheet/judgement-badge.tsx";
import type { ComparedCriterion, ComparedItem } from "./compare-columns.ts";
import classes from "./compared-sheet.module.css";

type ComparedCriteriaProps = { readonly compared: ComparedItem; readonly texts: SheetHead["criteria"] };

/** Both columns' judgements of each criterion. Folded away while they agree: then there is nothing to talk about. */
export function ComparedCriteria({ compared: { item, criteria }, texts }: ComparedCriteriaProps) {
  if (criteria.length === 0) return null;
  const differing = findDiffering(criteria);
  return (
    <details className={classes.criteria} open={differing.length > 0}>
      <summary>
        {countOf(criteria.length, "criterion", "criteria")}
        {describeAgreement(criteria)}
      </summary>
      <CriteriaList
        itemId={item.id}
        criteria={criteria.map(({ criterion }) => criterion)}
        texts={texts}
        judgement={(criterion) => {
          const judged = criteria.find((candidate) => isSameCriterion(candidate.criterion, criterion));
          return (
            <>
              <span className={classes.judged}>
                Assr <JudgementBadge judgement={judged?.assessor ?? null} />
              </span>
              <span className={classes.judged}>
                QA <JudgementBadge judgement={judged?.qa ?? null} />
              </span>
            </>
          );
        }}
      />
    </details>
  );
}

function findDiffering(criteria: readonly ComparedCriterion[]): CriterionRef[] {
  return criteria.filter(({ assessor, qa }) => assessor !== qa).map(({ criterion }) => criterion);
}

function describeAgreement(criteria: readonly ComparedCriterion[]): string {
  const differing = findDiffering(criteria);
  if (differing.length > 0) return `, judged differently: ${differing.map(nameCriterion).join(", ")}`;
  return criteria.every(({ qa }) => qa === null) ? ", not judged in either column" : ", judged alike";
}
