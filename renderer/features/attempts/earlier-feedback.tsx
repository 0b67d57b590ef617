import { Stack, Text, Title } from "@mantine/core";
import type { EarlierAttempt } from "../../../shared/contract/marking.ts";
import { flattenItems, type SheetSpecification } from "../../../shared/domain/qualification.ts";
import { FeedbackText } from "../mark-sheet/feedback-field.tsx";
import classes from "./compared-scripts.module.css";

type EarlierFeedbackProps = { readonly earlier: EarlierAttempt; readonly specification: SheetSpecification };

/** What counted on the earlier sheet, and what its assessor wrote to the learner: the referred sections answer it. */
export function EarlierFeedback({ earlier, specification }: EarlierFeedbackProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it.
    <section className={classes.scroll} tabIndex={0} aria-label={`Feedback on attempt ${earlier.script.attempt}`}>
      <Stack gap="lg" p="md">
        {earlier.column === "qa" && (
          <Text size="sm">
            Quality assurance decided: the marks are its own. The feedback is what the assessor wrote to the learner.
          </Text>
        )}
        {specification.sections.map((section, index) => (
          <Stack key={section.id} gap="xs">
            <Title order={3} size="h5">
              {index + 1}. {section.title}
              {earlier.referredSections.some(({ id }) => id === section.id) ? ": referred" : ""}
            </Title>
            {flattenItems([section]).map((item) => {
              const entry = earlier.entries.find(({ itemId }) => itemId === item.id);
              if (!entry) return null;
              return (
                <Stack key={item.id} gap="xs">
                  {item !== section && (
                    <Text size="sm" fw={600}>
                      {item.title}
                    </Text>
                  )}
                  {item.judgedBy === "marks" && (
                    <Text size="sm" className="tabular">
                      {entry.mark === null ? "Not marked" : `${entry.mark} of ${item.available}`}
                    </Text>
                  )}
                  {entry.outcome !== null && <Text size="sm">{entry.outcome}</Text>}
                  <FeedbackText label="Strengths" text={entry.strengths} />
                  <FeedbackText label="Areas for improvement" text={entry.improvements} />
                </Stack>
              );
            })}
          </Stack>
        ))}
      </Stack>
    </section>
  );
}
