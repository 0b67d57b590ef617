import { type CriterionJudgement, nameCriterion } from "../../../shared/domain/criteria.ts";
import type { CriterionRef } from "../../../shared/domain/qualification.ts";
import { judgementIn } from "../marking/sheet-field.ts";
import { useCriterionField } from "../marking/use-draft.ts";
import { FieldNote } from "./field-note.tsx";
import classes from "./judgement.module.css";
import { JudgementBadge, judgementShapes } from "./judgement-badge.tsx";
import { useSheet } from "./sheet-context.tsx";
import { criterionId } from "./sheet-places.ts";

const choices: readonly { readonly value: CriterionJudgement | ""; readonly word: string }[] = [
  { value: "met", word: "Met" },
  { value: "partly", word: "Partly" },
  { value: "not-met", word: "Not met" },
  { value: "", word: "Not judged" },
];

type CriterionFieldProps = {
  readonly itemId: string;
  readonly criterion: CriterionRef;
  /** Where the criterion's number and text stand. */
  readonly labelledBy: string;
};

/** How far one criterion is met. Radio buttons, so that arrow keys move and one Tab key passes by; digits choose at once. */
export function CriterionField({ itemId, criterion, labelledBy }: CriterionFieldProps) {
  const { draft, writable } = useSheet();
  const field = useCriterionField(draft, itemId, criterion);
  const id = criterionId(itemId, criterion);
  if (!writable) return <JudgementBadge judgement={judgementIn(field.text)} />;
  return (
    <div data-criterion={nameCriterion(criterion)}>
      <div
        id={id}
        role="radiogroup"
        className={classes.choices}
        aria-labelledby={labelledBy}
        aria-describedby={`${id}-note`}
      >
        {choices.map(({ value, word }) => {
          const Shape = judgementShapes[value];
          return (
            <label key={value} className={classes.choice} data-judgement={value || "none"}>
              <input
                type="radio"
                name={id}
                value={value}
                checked={field.text === value}
                onChange={() => draft.judge(itemId, criterion, judgementIn(value))}
              />
              <Shape size={14} stroke={2.25} aria-hidden />
              <span className={classes.word} data-word={word}>
                {word}
              </span>
            </label>
          );
        })}
      </div>
      <FieldNote id={`${id}-note`} field={field} />
    </div>
  );
}
