import { Text, Title } from "@mantine/core";
import { useRef } from "react";
import type { ComparedSheet } from "../../../shared/contract/iqa.ts";
import { formatDate } from "../../../shared/domain/dates.ts";
import { FeedbackText } from "../mark-sheet/feedback-field.tsx";
import { SheetHeader } from "../mark-sheet/sheet-header.tsx";
import { sheetAreaId } from "../mark-sheet/sheet-places.ts";
import { SignatureList } from "../mark-sheet/signature-list.tsx";
import { useOwnKeys } from "../mark-sheet/use-own-keys.ts";
import { useSheetWords } from "../mark-sheet/use-sheet-words.ts";
import { HistoryButton } from "../marking/history-drawer.tsx";
import { CheckForm } from "./check-form.tsx";
import { compareColumns } from "./compare-columns.ts";
import { ComparedOutcomes } from "./compared-outcomes.tsx";
import { ComparedSection } from "./compared-section.tsx";
import classes from "./compared-sheet.module.css";

type ComparedSheetViewProps = {
  readonly sheetId: string;
  readonly sheet: ComparedSheet;
  readonly onSigned: (sheet: ComparedSheet) => void;
};

/** Both columns side by side, where they differ and what follows; then the date, the feedback and the signature. */
export function ComparedSheetView({ sheetId, sheet, onSigned }: ComparedSheetViewProps) {
  const area = useRef<HTMLElement>(null);
  useOwnKeys(area);
  useSheetWords(sheet);
  const comparison = compareColumns(sheet);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it.
    <section id={sheetAreaId} ref={area} className={classes.sheet} tabIndex={0} aria-label="Mark sheet">
      <SheetHeader
        head={sheet}
        note={
          <>
            <ComparedOutcomes comparison={comparison} />
            <div>
              <HistoryButton desk="iqa" sheetId={sheetId} head={sheet} />
            </div>
          </>
        }
      />
      {comparison.sections.map((section, index) => (
        <ComparedSection key={section.item.id} section={section} number={index + 1} head={sheet} />
      ))}
      {sheet.writable && !sheet.decision ? (
        <CheckForm sheetId={sheetId} sheet={sheet} comparison={comparison} onSigned={onSigned} />
      ) : (
        <RecordedCheck sheet={sheet} />
      )}
      <SignatureList signatures={sheet.signatures} />
    </section>
  );
}

function RecordedCheck({ sheet: { decision } }: { readonly sheet: ComparedSheet }) {
  if (!decision) return null;
  return (
    <section className={classes.block} aria-labelledby="iqa-check">
      <Title order={2} size="h4" id="iqa-check">
        IQA check
      </Title>
      <Text size="sm">
        Checked on {formatDate(decision.checkedOn)}.{" "}
        {decision.decision === "agreed" ? "The assessor's outcome is confirmed." : "The QA outcome stands."}
      </Text>
      <FeedbackText label="Feedback to the assessor" text={decision.feedback} />
    </section>
  );
}
