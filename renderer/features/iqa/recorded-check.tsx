import { Alert, Text, Title } from "@mantine/core";
import { IconArrowBackUp, IconScale } from "@tabler/icons-react";
import { useRef } from "react";
import type { ComparedSheet, IqaSheet } from "../../../shared/contract/iqa.ts";
import { formatDate, formatMoment } from "../../../shared/domain/dates.ts";
import { explainReplacement } from "../../../shared/domain/decision-sentence.ts";
import { usePerson } from "../../api/session.tsx";
import { useLostFocus } from "../../components/use-lost-focus.ts";
import { FeedbackText } from "../mark-sheet/feedback-field.tsx";
import type { Comparison } from "./compare-columns.ts";
import classes from "./compared-sheet.module.css";
import { TakeBackButton } from "./take-back-button.tsx";

type RecordedCheckProps = {
  readonly sheetId: string;
  readonly sheet: ComparedSheet;
  readonly comparison: Comparison;
  readonly onTakenBack: (sheet: IqaSheet) => void;
};

/** A check that is signed: its date, what it decided, and where that differs how it goes on. */
export function RecordedCheck({ sheetId, sheet, comparison, onTakenBack }: RecordedCheckProps) {
  const { decision, escalation } = sheet;
  const check = useRef<HTMLElement>(null);
  useLostFocus(() => check.current?.focus());
  if (!decision) return null;
  return (
    <section ref={check} tabIndex={-1} className={classes.block} aria-labelledby="iqa-check">
      <Title order={2} size="h4" id="iqa-check">
        IQA check
      </Title>
      <Text size="sm">
        Checked on {formatDate(decision.checkedOn)}.{" "}
        {comparison.decisionsDiffer
          ? explainReplacement(comparison.assessor, comparison.qa)
          : "The assessor's outcome is confirmed."}
      </Text>
      <FeedbackText label="Feedback to the assessor" text={decision.feedback} />
      {escalation ? (
        <Escalated
          sheetId={sheetId}
          escalation={escalation}
          takeBackable={sheet.takeBackable}
          onTakenBack={onTakenBack}
        />
      ) : (
        comparison.decisionsDiffer && (
          <Text size="sm">
            The assessor now agrees and revises the sheet, which comes back to you to be compared and signed, or
            escalates. Until then no feedback report is given back.
          </Text>
        )
      )}
    </section>
  );
}

type EscalatedProps = Pick<RecordedCheckProps, "sheetId" | "onTakenBack"> & {
  readonly escalation: NonNullable<ComparedSheet["escalation"]>;
  readonly takeBackable: boolean;
};

function Escalated({ sheetId, escalation, takeBackable, onTakenBack }: EscalatedProps) {
  return (
    <Alert
      variant="light"
      p="xs"
      role="note"
      icon={<IconScale size={18} aria-hidden />}
      title="The assessor does not agree"
    >
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        Escalated on {formatMoment(escalation.at)}: {escalation.reason}
      </Text>
      <Text size="sm" mt={4}>
        Settle it with whoever decides at your centre. If your decision stays, the assessor revises the sheet; if not,
        take the check back and mark again.
      </Text>
      {takeBackable && <TakeBackButton sheetId={sheetId} onTakenBack={onTakenBack} ask="Say what was settled." />}
    </Alert>
  );
}

/** A check that was signed before and is signed anew, because the assessor revised the sheet in its light. */
export function RevisedNote({ sheet }: { readonly sheet: ComparedSheet }) {
  const { id } = usePerson();
  const last = sheet.signatures.findLast(({ role, person }) => role === "iqa" && person.id === id);
  if (!sheet.writable || last === undefined || last.voidedAt === null) return null;
  const assessors = sheet.signatures.findLast(({ role }) => role === "assessor");
  if (assessors === undefined || assessors.signedAt < last.voidedAt) return null;
  return (
    <Alert variant="light" p="xs" role="note" icon={<IconArrowBackUp size={18} aria-hidden />}>
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        The assessor has revised this sheet since you signed: {last.voidedReason} Compare again, and sign.
      </Text>
    </Alert>
  );
}
