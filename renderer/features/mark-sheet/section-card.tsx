import { Text, Title } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { memo } from "react";
import { assertNever } from "../../../shared/domain/assert-never.ts";
import type { ItemDecision } from "../../../shared/domain/decision.ts";
import type { GroupItem, SheetItem } from "../../../shared/domain/qualification.ts";
import { MarkMeter } from "../../components/mark-meter.tsx";
import { ItemEvidence } from "../evidence/item-evidence.tsx";
import { SectionHours } from "../hours/section-hours.tsx";
import { CarriedItemScope } from "./carried-item.tsx";
import { CriteriaList } from "./criteria-list.tsx";
import { CriterionField } from "./criterion-field.tsx";
import { FeedbackField } from "./feedback-field.tsx";
import { MarkField } from "./mark-field.tsx";
import { OutcomeField } from "./outcome-field.tsx";
import classes from "./section-card.module.css";
import { useDecision, useSheet } from "./sheet-context.tsx";

/** One section of the sheet, numbered by its place, with its parts within it. */
export const SectionCard = memo(function SectionCard({
  item,
  number,
}: {
  readonly item: SheetItem;
  readonly number: number;
}) {
  const { head } = useSheet();
  const headingId = `section-${item.id}`;
  return (
    <section className={classes.section} data-section tabIndex={-1} aria-labelledby={headingId}>
      <Title order={2} size="h4" id={headingId}>
        {number}. {item.title}
      </Title>
      <SectionHours sectionId={item.id} scriptId={head.script.id} />
      <ItemBody item={item} depth={3} />
      <SectionReferral item={item} />
    </section>
  );
});

/** Nothing for what is carried forward: its evidence lies in the earlier script, and none is tied to it here. */
function JudgedEvidence({ itemId }: { readonly itemId: string }) {
  const { head } = useSheet();
  return head.carried.some((item) => item.itemId === itemId) ? null : <ItemEvidence itemId={itemId} />;
}

type Depth = 3 | 4 | 5 | 6;

function ItemBody({ item, depth }: { readonly item: SheetItem; readonly depth: Depth }) {
  switch (item.judgedBy) {
    case "marks":
      return (
        <CarriedItemScope itemId={item.id}>
          <JudgedCriteria itemId={item.id} />
          <MarkField item={item} />
          <JudgedEvidence itemId={item.id} />
          <FeedbackField itemId={item.id} name="strengths" />
          <FeedbackField itemId={item.id} name="improvements" />
        </CarriedItemScope>
      );
    case "outcome":
      return (
        <CarriedItemScope itemId={item.id}>
          <JudgedCriteria itemId={item.id} />
          <OutcomeField item={item} />
          <JudgedEvidence itemId={item.id} />
          <FeedbackField itemId={item.id} name="strengths" />
          <FeedbackField itemId={item.id} name="improvements" />
        </CarriedItemScope>
      );
    case "parts":
      return <Parts group={item} depth={depth} />;
    default:
      return assertNever(item);
  }
}

function JudgedCriteria({ itemId }: { readonly itemId: string }) {
  const { head, criteria } = useSheet();
  return (
    <CriteriaList
      itemId={itemId}
      criteria={criteria.get(itemId) ?? []}
      texts={head.criteria}
      judgement={(criterion, labelledBy) => (
        <CriterionField itemId={itemId} criterion={criterion} labelledBy={labelledBy} />
      )}
    />
  );
}

function Parts({ group, depth }: { readonly group: GroupItem; readonly depth: Depth }) {
  const decision = useDecision();
  const decided = findDecided(decision.sections, group.id);
  return (
    <>
      {decided && decided.available > 0 && (
        <MarkMeter mark={decided.mark} available={decided.available} minimum={decided.minimum} label={group.title} />
      )}
      {group.parts.map((part) => (
        <div key={part.id} className={classes.part}>
          <Title order={depth} size="h5">
            {part.title}
          </Title>
          <ItemBody item={part} depth={nextDepth(depth)} />
        </div>
      ))}
    </>
  );
}

function nextDepth(depth: Depth): Depth {
  return depth < 6 ? ((depth + 1) as Depth) : depth;
}

function findDecided(items: readonly ItemDecision[], id: string): ItemDecision | undefined {
  for (const item of items) {
    const found = item.id === id ? item : findDecided(item.parts, id);
    if (found) return found;
  }
  return undefined;
}

/** The sheet's own note on a section that does not pass. */
function SectionReferral({ item }: { readonly item: SheetItem }) {
  const decision = useDecision();
  const decided = decision.sections.find((section) => section.id === item.id);
  if (decided?.status !== "REFERRAL") return null;
  return (
    <div className={classes.referral}>
      <IconArrowBackUp size={16} stroke={2.25} aria-hidden className={classes.referralIcon} />
      <Text size="sm" inherit>
        <strong>Section referral.</strong> {explainShortfall(decided)}
      </Text>
    </div>
  );
}

function explainShortfall({ margin, minimum }: ItemDecision): string {
  if (margin === undefined || margin >= 0) return "Not everything in this section passes.";
  const short = -margin;
  return `${short} ${short === 1 ? "mark" : "marks"} short of the minimum of ${minimum}.`;
}
