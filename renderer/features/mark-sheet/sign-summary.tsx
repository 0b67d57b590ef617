import { Text } from "@mantine/core";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import type { Decision } from "../../../shared/domain/decision.ts";
import { explainDecision } from "../../../shared/domain/decision-sentence.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { OutcomeBadge } from "../../components/outcome-badge.tsx";
import { CoveredFacts } from "./covered-facts.tsx";
import type { Column } from "./sheet-context.tsx";
import classes from "./sign-summary.module.css";

type SignSummaryProps = { readonly head: SheetHead; readonly column: Column; readonly decision: Decision };

/** What a signature will cover, in words. */
export function SignSummary({ head, column, decision }: SignSummaryProps) {
  const { script } = head;
  return (
    <div className={classes.summary}>
      <Text size="sm">
        <strong>{script.learner.name}</strong> ({script.learner.registrationNumber}), {head.assessmentTitle}, attempt{" "}
        {script.attempt}
      </Text>
      <ol className={classes.sections}>
        {decision.sections.map((section) => (
          <li key={section.id}>
            {section.title}:{" "}
            {section.available > 0 ? `${column} mark ${section.mark} of ${section.available}` : section.status}
          </li>
        ))}
      </ol>
      <div className={classes.outcome}>
        <OutcomeBadge outcome={decision.outcome} />
        <Text size="sm">{explainDecision(decision)}</Text>
      </div>
      <CoveredFacts head={head} column={column} />
      <Text size="sm" c="dimmed">
        With the judgements, strengths and areas for improvement as they stand, and the script as received (
        {countOf(script.files.length, "file", "files")}).
      </Text>
    </div>
  );
}
