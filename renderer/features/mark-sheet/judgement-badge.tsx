import { type Icon, IconCheck, IconCircleDashed, IconCircleHalf2, IconX } from "@tabler/icons-react";
import { type CriterionJudgement, criterionJudgementTitles } from "../../../shared/domain/criteria.ts";
import classes from "./judgement.module.css";

export const judgementShapes: Readonly<Record<CriterionJudgement | "", Icon>> = {
  met: IconCheck,
  partly: IconCircleHalf2,
  "not-met": IconX,
  "": IconCircleDashed,
};

/** How far a criterion is met, as a word and a shape besides a colour. */
export function JudgementBadge({ judgement }: { readonly judgement: CriterionJudgement | null }) {
  const Shape = judgementShapes[judgement ?? ""];
  return (
    <span className={classes.badge} data-judgement={judgement ?? "none"}>
      <Shape size={14} stroke={2.25} aria-hidden />
      {judgement === null ? "Not judged" : criterionJudgementTitles[judgement]}
    </span>
  );
}
