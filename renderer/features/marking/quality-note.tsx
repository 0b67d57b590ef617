import { Alert, Text } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { formatDate, formatMoment } from "../../../shared/domain/dates.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { judgementsOfEntries } from "../mark-sheet/entry-judgements.ts";
import { SettleButtons } from "./settle-buttons.tsx";

type Quality = NonNullable<AssessorSheet["quality"]>;
type QualityNoteProps = {
  readonly sheet: AssessorSheet;
  readonly quality: Quality;
  /** Undefined for whoever only reads the sheet. */
  readonly onSettled?: (sheet: AssessorSheet) => void;
};

/** What quality assurance decided and why; where that differs, what the assessor can do about it. */
export function QualityNote({ sheet, quality, onSettled }: QualityNoteProps) {
  const { reason, checkedOn, feedback, escalation } = quality;
  const next = whatNext(sheet, quality);
  return (
    <Alert variant="light" p="xs" role="note" icon={<IconScale size={18} aria-hidden />}>
      <Text size="sm" fw={600}>
        {titleOf(sheet, quality)}
      </Text>
      <Text size="sm">
        {reason} Checked on {formatDate(checkedOn)}.
      </Text>
      {feedback !== "" && (
        <Text size="sm" mt={4} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {feedback}
        </Text>
      )}
      {escalation && (
        <Text size="sm" mt={4} style={{ overflowWrap: "anywhere" }}>
          <strong>Escalated</strong> on {formatMoment(escalation.at)}: {escalation.reason}
        </Text>
      )}
      {next !== "" && (
        <Text size="sm" mt={4}>
          {next}
        </Text>
      )}
      {quality.toSettle && onSettled && (
        <SettleButtons
          sheetId={sheet.script.sheetId}
          outcome={quality.outcome}
          escalated={escalation !== null}
          onSettled={onSettled}
        />
      )}
    </Alert>
  );
}

function titleOf({ specification, entries }: AssessorSheet, { outcome, stands, differs }: Quality): string {
  if (!stands) return `Quality assurance decided ${outcome}`;
  if (!differs) return "Quality assurance agreed";
  return decideSheet(specification, judgementsOfEntries(entries)).outcome === outcome
    ? `Quality assurance decided ${outcome} too, but referred other sections, and that stands`
    : `Quality assurance decided ${outcome}, and that stands`;
}

function whatNext({ script, attempt }: AssessorSheet, { stands, differs, toSettle, escalation }: Quality): string {
  if (!stands) {
    return script.state === "qa-committed"
      ? "You revised the sheet and signed it. It counts once the IQA has compared both columns again and signed."
      : "You agreed to revise the sheet. Change what you now judge otherwise and sign; then the IQA compares and signs again.";
  }
  if (!differs) return "";
  if (!toSettle) return "A later attempt is signed and counts now, so neither column is changed any more.";
  const before = attempt.superseded ? "A later attempt has been taken in: settle this one before that is signed. " : "";
  const how =
    escalation === null
      ? "No feedback report can be given back until you have both signed the same decision. If you agree, revise the sheet and sign it again; the IQA signs after you. If you don't, escalate: whoever settles it at your centre needs your reason."
      : "Until it is settled the QA decision stands. If it is settled as quality assurance decided, agree and revise the sheet; if not, the IQA takes the check back and marks again.";
  return before + how;
}
