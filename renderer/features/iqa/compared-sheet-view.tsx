import { useRef } from "react";
import type { ComparedSheet, IqaSheet } from "../../../shared/contract/iqa.ts";
import { useLostFocus } from "../../components/use-lost-focus.ts";
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
import { IqaAlteredNote } from "./iqa-altered-note.tsx";
import { RecordedCheck, RevisedNote } from "./recorded-check.tsx";

type ComparedSheetViewProps = {
  readonly sheetId: string;
  readonly sheet: ComparedSheet;
  readonly onChanged: (sheet: IqaSheet) => void;
};

/** Both columns side by side, where they differ and what follows; then the date, the feedback and the signature. */
export function ComparedSheetView({ sheetId, sheet, onChanged }: ComparedSheetViewProps) {
  const area = useRef<HTMLElement>(null);
  useOwnKeys(area);
  useLostFocus(() => area.current?.focus());
  useSheetWords(sheet);
  const comparison = compareColumns(sheet);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it.
    <section id={sheetAreaId} ref={area} className={classes.sheet} tabIndex={0} aria-label="Mark sheet">
      <SheetHeader
        head={sheet}
        note={
          <>
            <IqaAlteredNote sheetId={sheetId} sheet={sheet} onTakenBack={onChanged} />
            <RevisedNote sheet={sheet} />
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
      {sheet.writable && !sheet.decision && sheet.signAnew === null ? (
        <CheckForm sheetId={sheetId} sheet={sheet} comparison={comparison} onSigned={onChanged} />
      ) : (
        <RecordedCheck sheetId={sheetId} sheet={sheet} comparison={comparison} onTakenBack={onChanged} />
      )}
      <SignatureList signatures={sheet.signatures} />
    </section>
  );
}
