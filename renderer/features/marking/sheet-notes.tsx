import { Alert } from "@mantine/core";
import { IconArrowBackUp, IconRubberStamp } from "@tabler/icons-react";
import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { formatMoment } from "../../../shared/domain/dates.ts";
import { AttemptNote } from "../attempts/attempt-note.tsx";
import { AssessorAlteredNote } from "./assessor-altered-note.tsx";
import { QualityNote } from "./quality-note.tsx";

type SheetNotesProps = {
  readonly sheet: AssessorSheet;
  /** Where the QA decision differs and the assessor has agreed or escalated. */
  readonly onSettled: (sheet: AssessorSheet) => void;
};

/** What an assessor must know about a sheet before anything else: that it is not what was signed, that it waits, why it came back, which attempt it is. */
export function SheetNotes({ sheet, onSettled }: SheetNotesProps) {
  const last = sheet.signatures.findLast(({ role }) => role === "assessor");
  return (
    <>
      <AssessorAlteredNote sheet={sheet} />
      {sheet.script.state === "awaiting-countersignature" && (
        <Alert variant="light" p="xs" icon={<IconRubberStamp size={18} aria-hidden />}>
          Signed, and waiting for an experienced assessor's countersignature. The decision counts from then on.
        </Alert>
      )}
      {sheet.writable && last !== undefined && last.voidedAt !== null && (
        <Alert variant="light" p="xs" icon={<IconArrowBackUp size={18} aria-hidden />}>
          Back in marking since {formatMoment(last.voidedAt)}
          {last.voidedReason ? `: ${last.voidedReason}` : "."}
        </Alert>
      )}
      {sheet.quality && <QualityNote sheet={sheet} quality={sheet.quality} onSettled={onSettled} />}
      <AttemptNote sheet={sheet} />
    </>
  );
}
