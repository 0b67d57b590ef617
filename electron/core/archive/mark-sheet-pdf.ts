import { formatDate } from "../../../shared/domain/dates.ts";
import type { MarkSheetContent } from "./mark-sheet-content.ts";
import { writeOutcomes } from "./mark-sheet-outcomes.ts";
import { writeSection } from "./mark-sheet-sections.ts";
import { type Paper, styles } from "./pdf/paper.ts";
import { SheetDocument } from "./pdf/sheet-document.ts";
import { type Cell, drawTable, labelled } from "./pdf/table.ts";
import type { ScriptForArchive } from "./records.ts";

/**
 * One mark sheet as a tagged PDF/A: every field of the awarding body's sheet, both columns as far as they may be shown, and
 * who signed what. Source of the fields: "What a mark sheet carries" of the domain.
 */
export function renderMarkSheet(content: MarkSheetContent, paper: Paper): Promise<Buffer> {
  const { centre, learner, assessment, script } = content;
  const title = `Mark sheet: ${assessment.title}, attempt ${script.attempt}`;
  const invented = centre.demonstration ? "DEMONSTRATION, invented people · " : "";
  const document = new SheetDocument(paper, {
    title: `${title}: ${learner.name}`,
    author: centre.name,
    printedAt: content.printedAt,
    running: {
      head: `${title} · ${learner.registrationNumber} · ${learner.name}`,
      foot: `${invented}Centre ${centre.number} · printed ${formatDate(content.printedAt.toISOString())}`,
    },
  });
  writeTitle(document, content);
  writeHead(document, content);
  writeDeclarations(document, script);
  writeWording(document, content);
  for (const [index, section] of assessment.sheet.sections.entries())
    writeSection(document, content, section, index + 1);
  writeOutcomes(document, content);
  writeSubstitution(document);
  return document.finish();
}

function writeTitle(document: SheetDocument, { centre, assessment, qualification }: MarkSheetContent): void {
  if (centre.demonstration) document.write("P", "DEMONSTRATION: everybody on this sheet is invented.", styles.strong);
  document.write("P", "MARK SHEET", styles.label);
  document.write("H1", assessment.title, styles.title);
  document.write("P", `${qualification.title} · qualification no. ${qualification.number}`, styles.note);
  document.y += 8;
}

function writeHead(document: SheetDocument, content: MarkSheetContent): void {
  const { centre, learner, qualification, assessment, script } = content;
  const files = script.files.map((file) => file.name).join("\n");
  drawTable(document, {
    title: "Centre, learner and script",
    columns: [0.18, 0.28, 0.18, 0.36],
    rows: [
      pairs("Centre Number", centre.number, "Centre Name", centre.name),
      pairs("Learner Registration No", learner.registrationNumber, "Learner Name", learner.name),
      pairs("Qualification no.", qualification.number, "Qualification", qualification.title),
      pairs("Unit", assessment.units.join(", "), "Assessment", assessment.title),
      pairs("Attempt", String(script.attempt), "Script", files),
      pairs(
        "Received",
        formatDate(script.receivedOn),
        "Specification version",
        `${qualification.version} (${qualification.awardingBody})`,
      ),
    ],
  });
  document.y += 8;
}

function writeDeclarations(document: SheetDocument, script: ScriptForArchive): void {
  drawTable(document, {
    title: "The learner's declarations",
    columns: [0.32, 0.68],
    rows: [
      labelled(
        "Learner's statement that the work is their own",
        script.authenticityConfirmed ? "Confirmed by the learner." : "NOT CONFIRMED.",
      ),
      labelled("Use of the script for standardisation", script.standardisationStatement),
    ],
  });
}

/** Source: awarding bodies require their own wording, which may not circulate: a sheet says which it shows. */
function writeWording(document: SheetDocument, { qualification }: MarkSheetContent): void {
  document.y += 6;
  const text =
    qualification.wording === "own-words"
      ? `Criteria: official numbers of version ${qualification.version}, in this program's own words; ${qualification.awardingBody}'s wording is in its specification.`
      : `Criteria: in the awarding body's wording, as the centre loaded it from version ${qualification.version} of the specification.`;
  document.write("P", text, styles.note);
}

function writeSubstitution(document: SheetDocument): void {
  if (!document.replaced) return;
  document.y += 8;
  const text =
    "A character that this print has no letter for stands as its Unicode number in square brackets, for example [U+738B]. The records hold it as it was typed.";
  document.write("P", text, styles.note);
}

function pairs(label: string, value: string, otherLabel: string, otherValue: string): Cell[] {
  return [...labelled(label, value), ...labelled(otherLabel, otherValue)];
}
