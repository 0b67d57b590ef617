import { useEffect } from "react";
import type { BankComment } from "../../../shared/contract/comments.ts";
import { fillPlaceholders } from "../../../shared/domain/comment-text.ts";
import { nameCriterion } from "../../../shared/domain/criteria.ts";
import classes from "./comment-bank.module.css";

type BankListProps = {
  readonly comments: readonly BankComment[];
  readonly chosen: BankComment | undefined;
  readonly learnerName: string;
  readonly onChoose: (id: string) => void;
  readonly onInsert: (comment: BankComment) => void;
};

export function optionId(id: string): string {
  return `bank-comment-${id}`;
}

/** The comments as they would read on this sheet, the most fitting first. The search field above moves through them. */
export function BankList({ comments, chosen, learnerName, onChoose, onInsert }: BankListProps) {
  const chosenId = chosen?.id;
  useEffect(() => {
    if (chosenId !== undefined) document.getElementById(optionId(chosenId))?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);
  return (
    <div id="bank-comments" role="listbox" aria-label="Comments" className={classes.list}>
      {comments.map((comment) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's, which keeps the focus.
        <div
          key={comment.id}
          id={optionId(comment.id)}
          role="option"
          tabIndex={-1}
          aria-selected={comment === chosen}
          className={classes.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(comment.id)}
          onDoubleClick={() => onInsert(comment)}
        >
          <span className={classes.text}>{fillPlaceholders(comment.text, learnerName)}</span>
          <span className={classes.about}>{describeComment(comment)}</span>
        </div>
      ))}
    </div>
  );
}

function describeComment({ scope, uses, place, criterion }: BankComment): string {
  return [
    scope === "centre" ? "Centre" : "Yours",
    place ? "this section" : "everywhere",
    ...(criterion ? [nameCriterion(criterion)] : []),
    uses === 0 ? "not used yet" : uses === 1 ? "used once" : `used ${uses} times`,
  ].join(" · ");
}
