import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { AlteredNote, staysAsFound } from "../mark-sheet/altered-note.tsx";

/** What the assessor of a sheet does that is not what was signed. */
export function AssessorAlteredNote({ sheet }: { readonly sheet: AssessorSheet }) {
  if (sheet.signAnew === null) return null;
  return <AlteredNote>{wayOn(sheet)}</AlteredNote>;
}

function wayOn({ signAnew, script }: AssessorSheet): string {
  if (signAnew === "nobody") return staysAsFound;
  if (signAnew === "iqa")
    return "The QA column was changed past the program; your part stands. Its IQA takes the check back with a reason and signs anew. Where they can't, centre staff give it to another IQA under Scripts.";
  const after = script.iqa ? ` Then it lies with ${script.iqa.name} again.` : "";
  return `It was changed past the program. Tell centre staff, who make a backup. “What changed since it was signed”, below the signatures, shows what differs. Reopen the sheet with a reason, look it over and sign anew.${after}`;
}
