import { Alert, Text } from "@mantine/core";
import { IconArrowBackUp, IconRubberStamp, IconScale } from "@tabler/icons-react";
import type { AssessorSheet } from "../../../shared/contract/marking.ts";
import { formatDate, formatMoment } from "../../../shared/domain/dates.ts";
import { AttemptNote } from "../attempts/attempt-note.tsx";

/** What an assessor must know about a sheet before anything else: that it waits, why it came back, which attempt it is. */
export function SheetNotes({ sheet }: { readonly sheet: AssessorSheet }) {
  const last = sheet.signatures.findLast(({ role }) => role === "assessor");
  return (
    <>
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
      {sheet.quality && <QualityNote quality={sheet.quality} />}
      <AttemptNote sheet={sheet} />
    </>
  );
}

/** The decision below is the assessor's own. Where quality assurance decided otherwise, it no longer counts. */
function QualityNote({ quality }: { readonly quality: NonNullable<AssessorSheet["quality"]> }) {
  const { decision, outcome, reason, checkedOn, feedback } = quality;
  const replaced = decision === "replaced";
  return (
    <Alert variant="light" p="xs" icon={<IconScale size={18} aria-hidden />}>
      <Text size="sm" fw={600}>
        {replaced ? `Quality assurance decided ${outcome}, and that stands` : "Quality assurance agreed"}
      </Text>
      <Text size="sm">
        {replaced && `${reason} `}Checked on {formatDate(checkedOn)}.
      </Text>
      {feedback !== "" && (
        <Text size="sm" mt={4} style={{ whiteSpace: "pre-wrap" }}>
          {feedback}
        </Text>
      )}
    </Alert>
  );
}
