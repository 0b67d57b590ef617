import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { isSameCriterion, nameCriterion } from "../../../shared/domain/criteria.ts";
import type { CriterionRef } from "../../../shared/domain/qualification.ts";
import classes from "./criteria-list.module.css";
import { criterionId } from "./sheet-places.ts";

type CriteriaListProps = {
  readonly itemId: string;
  readonly criteria: readonly CriterionRef[];
  readonly texts: SheetHead["criteria"];
  /** What stands beside a criterion: its judgement, or both columns'. `labelledBy` names its number and text. */
  readonly judgement: (criterion: CriterionRef, labelledBy: string) => ReactNode;
};

/** The criteria that are judged beside a part of the sheet, by their official numbers, in the sheet's order. */
export function CriteriaList({ itemId, criteria, texts, judgement }: CriteriaListProps) {
  if (criteria.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="Criteria">
      {criteria.map((criterion) => {
        const id = criterionId(itemId, criterion);
        return (
          <li key={id} className={classes.criterion}>
            <span id={`${id}-number`} className={classes.number}>
              {nameCriterion(criterion)}
            </span>
            <div className={classes.judgement}>{judgement(criterion, `${id}-number ${id}-text`)}</div>
            <Text size="sm" id={`${id}-text`} className={classes.text}>
              {texts.find((known) => isSameCriterion(known, criterion))?.text ?? ""}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}
