import { Text, Title } from "@mantine/core";
import type { Entry, SheetHead } from "../../../shared/contract/sheet.ts";
import { criteriaByItem, isSameCriterion } from "../../../shared/domain/criteria.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { explainDecision } from "../../../shared/domain/decision-sentence.ts";
import { type CriterionRef, judgedItems, type LeafItem } from "../../../shared/domain/qualification.ts";
import { MarkMeter } from "../../components/mark-meter.tsx";
import { OutcomeBadge } from "../../components/outcome-badge.tsx";
import { CriteriaList } from "../mark-sheet/criteria-list.tsx";
import { judgementsOfEntries } from "../mark-sheet/entry-judgements.ts";
import { FeedbackText, feedbackLabels } from "../mark-sheet/feedback-field.tsx";
import { nameItemById } from "../mark-sheet/item-words.ts";
import { JudgementBadge } from "../mark-sheet/judgement-badge.tsx";
import classes from "./history.module.css";
import type { Moment } from "./history-words.ts";

type SheetAsItWasProps = {
  readonly head: SheetHead;
  readonly entries: readonly Entry[];
  /** What was written at that moment, to be marked. */
  readonly changed: Pick<Moment, "itemId" | "field">;
};

/** A column with everything in it as it stood: text, nothing to write in. */
export function SheetAsItWas({ head, entries, changed }: SheetAsItWasProps) {
  const decision = decideSheet(head.specification, judgementsOfEntries(entries));
  const criteria = criteriaByItem(head.specification);
  return (
    <div className={classes.sheet}>
      <div className={classes.decision}>
        <OutcomeBadge outcome={decision.outcome} />
        <Text size="sm">{explainDecision(decision)}</Text>
      </div>
      {judgedItems(head.specification).map((item) => {
        const entry = entries.find((candidate) => candidate.itemId === item.id);
        return (
          <section key={item.id} className={classes.item} aria-labelledby={`then-${item.id}`}>
            <Title order={3} size="h5" id={`then-${item.id}`}>
              {nameItemById(head.specification, item.id)}
            </Title>
            <ItemAsItWas
              item={item}
              entry={entry}
              criteria={criteria.get(item.id) ?? []}
              texts={head.criteria}
              changedField={changed.itemId === item.id ? changed.field : null}
            />
          </section>
        );
      })}
    </div>
  );
}

type ItemAsItWasProps = {
  readonly item: LeafItem;
  readonly entry: Entry | undefined;
  readonly criteria: readonly CriterionRef[];
  readonly texts: SheetHead["criteria"];
  readonly changedField: Moment["field"];
};

function ItemAsItWas({ item, entry, criteria, texts, changedField }: ItemAsItWasProps) {
  const mark = (field: Moment["field"]) => ({
    className: classes.field,
    "data-changed": changedField === field || undefined,
  });
  return (
    <>
      {criteria.length > 0 && (
        <div {...mark("criterion")}>
          <CriteriaList
            itemId={`then-${item.id}`}
            criteria={criteria}
            texts={texts}
            judgement={(criterion) => (
              <JudgementBadge
                judgement={entry?.criteria.find((judged) => isSameCriterion(judged, criterion))?.judgement ?? null}
              />
            )}
          />
        </div>
      )}
      {item.judgedBy === "marks" ? (
        <div {...mark("mark")}>
          <MarkMeter
            mark={entry?.mark ?? undefined}
            available={item.available}
            minimum={item.minimum}
            label={item.title}
          />
        </div>
      ) : (
        <div {...mark("outcome")}>
          <OutcomeBadge outcome={entry?.outcome ?? "INCOMPLETE"} />
        </div>
      )}
      <div {...mark("strengths")}>
        <FeedbackText label={feedbackLabels.strengths} text={entry?.strengths ?? ""} />
      </div>
      <div {...mark("improvements")}>
        <FeedbackText label={feedbackLabels.improvements} text={entry?.improvements ?? ""} />
      </div>
    </>
  );
}
