import type { Qualification } from "../../../shared/domain/qualification.ts";
import { styles, type TextStyle } from "./pdf/paper.ts";
import type { SheetDocument } from "./pdf/sheet-document.ts";

/** Source: awarding bodies require their own wording, which may not circulate: a sheet says which it shows. */
export function writeWording(
  document: SheetDocument,
  qualification: Qualification,
  style: TextStyle = styles.note,
): void {
  document.y += 6;
  const text =
    qualification.wording === "own-words"
      ? `Criteria: official numbers of version ${qualification.version}, in this program's own words; ${qualification.awardingBody}'s wording is in its specification.`
      : `Criteria: in the awarding body's wording, as the centre loaded it from version ${qualification.version} of the specification.`;
  document.write("P", text, style);
}

/** Says what the square brackets are, where there are any. */
export function writeSubstitution(document: SheetDocument, style: TextStyle = styles.note): void {
  if (!document.replaced) return;
  document.y += 8;
  const text =
    "A character that this print has no letter for stands as its Unicode number in square brackets, for example [U+0639]. The records hold it as it was typed.";
  document.write("P", text, style);
}
