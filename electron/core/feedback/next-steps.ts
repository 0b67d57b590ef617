import { planCarryOver } from "../../../shared/domain/carry-over.ts";
import { formatDate } from "../../../shared/domain/dates.ts";
import type { ItemDecision } from "../../../shared/domain/decision.ts";
import { capitalise, joinWords, nameOf } from "../../../shared/domain/decision-sentence.ts";
import { judgementsOf } from "../marking/judgements.ts";
import type { FeedbackReportContent } from "./feedback-report-content.ts";

export type NextSteps = { readonly lead: string; readonly steps: readonly string[] };

type NextStepsContent = Pick<FeedbackReportContent, "assessment" | "attempt" | "entries" | "decision" | "next">;

/** What the outcome asks of the learner. Source: a resubmission answers the referred sections; passed ones are carried. */
export function describeNextSteps(content: NextStepsContent): NextSteps {
  const { decision } = content;
  if (decision.outcome !== "REFERRAL") return { lead: "Nothing more is asked of you for this assessment.", steps: [] };
  const sections = decision.referredSections.map((section) => {
    const place = capitalise(nameOf(decision, section.id));
    return `${place}, ${section.title}: ${describeGap(section)} Start from its areas for improvement below.`;
  });
  const short =
    decision.totalShort && decision.minimumTotal !== undefined
      ? [`The total of ${decision.total} has to reach ${decision.minimumTotal} of ${decision.available}.`]
      : [];
  return {
    lead: "This work is referred: it has not met the requirements yet, and you can answer that with a resubmission.",
    steps: [...sections, ...short, ...describeCarriedOn(content), describeHandIn(content)],
  };
}

/** In the section's own terms: marks, parts, or neither. */
function describeGap(section: ItemDecision): string {
  if (section.margin !== undefined && section.margin < 0)
    return `${section.mark} of ${section.available}; the minimum is ${section.minimum}.`;
  const parts = section.parts.filter((part) => part.status === "REFERRAL");
  if (parts.length === 0) return "referred; it has to be passed.";
  const named = parts.map((part) =>
    part.minimum === undefined || part.mark === undefined
      ? part.title
      : `${part.title} (${part.mark} of ${part.available}, minimum ${part.minimum})`,
  );
  return `referred in ${joinWords(named)}.`;
}

function describeCarriedOn({ assessment, entries, decision }: NextStepsContent): string[] {
  const { sections } = planCarryOver(assessment.sheet, judgementsOf(entries));
  if (sections.length === 0) return [];
  const named = capitalise(joinWords(sections.map((id) => nameOf(decision, id))));
  return sections.length === 1
    ? [`${named} is passed and stays passed: you need not answer it again.`]
    : [`${named} are passed and stay passed: you need not answer them again.`];
}

function describeHandIn({ attempt, next }: NextStepsContent): string {
  const { attemptsAllowed, resubmitBy } = next;
  if (attempt >= attemptsAllowed)
    return `This was attempt ${attempt}, and the centre allows ${attemptsAllowed}. Speak to the centre before you hand in anything more.`;
  return resubmitBy === null
    ? `Hand in attempt ${attempt + 1} to the centre, and agree with it by when.`
    : `Hand in attempt ${attempt + 1} to the centre by ${formatDate(resubmitBy)}.`;
}
