import type { ComparedSheet, IqaSheet } from "../../../shared/contract/iqa.ts";
import { AlteredNote, staysAsFound } from "../mark-sheet/altered-note.tsx";
import { TakeBackButton } from "./take-back-button.tsx";

type IqaAlteredNoteProps = {
  readonly sheetId: string;
  readonly sheet: ComparedSheet;
  readonly onTakenBack: (sheet: IqaSheet) => void;
};

/** What the IQA of a sheet does that is not what was signed. */
export function IqaAlteredNote({ sheetId, sheet, onTakenBack }: IqaAlteredNoteProps) {
  const { signAnew, escalation, script } = sheet;
  if (signAnew === null) return null;
  if (signAnew === "nobody") return <AlteredNote>{staysAsFound}</AlteredNote>;
  if (signAnew === "assessor") {
    return (
      <AlteredNote>
        The assessor's part was changed past the program, so no check of it can be signed. Tell{" "}
        {script.assessor?.name ?? "its assessor"}, who takes the sheet back with a reason and signs anew; then it comes
        back to you. Where they can't, centre staff give it to another assessor under Scripts.
      </AlteredNote>
    );
  }
  return (
    <AlteredNote>
      The QA column was changed past the program since you signed it. Tell centre staff, who make a backup. Then take
      the check back with a reason, look it over and sign anew.
      {/* An escalated check has the button where it says why. */}
      {escalation === null && <TakeBackButton sheetId={sheetId} onTakenBack={onTakenBack} ask="Say what differs." />}
    </AlteredNote>
  );
}
