import { Text, Title } from "@mantine/core";
import type { Entry, SheetHead } from "../../../shared/contract/sheet.ts";
import type { ItemDecision } from "../../../shared/domain/decision.ts";
import { MarkMeter } from "../../components/mark-meter.tsx";
import { OutcomeBadge } from "../../components/outcome-badge.tsx";
import { ItemEvidence } from "../evidence/item-evidence.tsx";
import { CarriedNote } from "../mark-sheet/carried-item.tsx";
import { FeedbackText, feedbackLabels } from "../mark-sheet/feedback-field.tsx";
import { type ComparedItem, describeDifference } from "./compare-columns.ts";
import { ComparedCriteria } from "./compared-criteria.tsx";
import classes from "./compared-sheet.module.css";

type ComparedSectionProps = { readonly section: ComparedItem; readonly number: number; readonly head: SheetHead };

export function ComparedSection({ section, number, head }: ComparedSectionProps) {
  const headingId = `section-${section.item.id}`;
  return (
    <section className={classes.block} data-section tabIndex={-1} aria-labelledby={headingId}>
      <div className={classes.sectionTitle}>
        <Title order={2} size="h4" id={headingId}>
          {number}. {section.item.title}
        </Title>
        <Difference difference={section.difference} />
      </div>
      <BothColumns compared={section} head={head} />
    </section>
  );
}

function BothColumns({ compared, head }: { readonly compared: ComparedItem; readonly head: SheetHead }) {
  const { item, parts } = compared;
  const carried = head.carried.find(({ itemId }) => itemId === item.id);
  return (
    <>
      {carried && <CarriedNote carried={carried} />}
      <ComparedCriteria compared={compared} texts={head.criteria} />
      <div className={classes.columns}>
        <OneColumn
          title="Assr"
          decided={compared.assessor}
          entry={compared.assessorEntry}
          leaf={item.judgedBy !== "parts"}
        />
        <OneColumn title="QA" decided={compared.qa} entry={compared.qaEntry} leaf={item.judgedBy !== "parts"} />
      </div>
      {!carried && <ItemEvidence itemId={item.id} />}
      {parts.map((part) => (
        <div key={part.item.id} className={classes.part}>
          <div className={classes.sectionTitle}>
            <Title order={3} size="h5">
              {part.item.title}
            </Title>
            <Difference difference={part.difference} />
          </div>
          <BothColumns compared={part} head={head} />
        </div>
      ))}
    </>
  );
}

type OneColumnProps = {
  readonly title: "Assr" | "QA";
  readonly decided: ItemDecision;
  readonly entry: Entry | undefined;
  readonly leaf: boolean;
};

function OneColumn({ title, decided, entry, leaf }: OneColumnProps) {
  return (
    <div className={classes.column}>
      <div className={classes.columnTitle}>
        <Text size="sm" fw={600}>
          {title} {decided.available > 0 ? "mark" : "decision"}
        </Text>
        {decided.available === 0 && <OutcomeBadge outcome={decided.status} />}
      </div>
      {decided.available > 0 && (
        <MarkMeter
          mark={decided.mark}
          available={decided.available}
          minimum={decided.minimum}
          label={`${decided.title}, ${title}`}
        />
      )}
      {decided.status === "REFERRAL" && (
        <Text size="sm" className={classes.referral}>
          Section referral
        </Text>
      )}
      {leaf && (
        <>
          <FeedbackText label={feedbackLabels.strengths} text={entry?.strengths ?? ""} />
          <FeedbackText label={feedbackLabels.improvements} text={entry?.improvements ?? ""} />
        </>
      )}
    </div>
  );
}

function Difference({ difference }: { readonly difference: number | undefined }) {
  if (difference === undefined) return null;
  return (
    <Text size="sm" className={classes.difference} data-differs={difference !== 0 || undefined}>
      Difference: {describeDifference(difference)}
    </Text>
  );
}
