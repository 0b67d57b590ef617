import { formatDate } from "../../../shared/domain/dates.ts";
import { beginLearnerDocument } from "./learner-document.ts";
import type { MarkSheetContent } from "./mark-sheet-content.ts";
import { writeSubstitution, writeWording } from "./mark-sheet-notes.ts";
import { writeOutcomes } from "./mark-sheet-outcomes.ts";
import { writeSection } from "./mark-sheet-sections.ts";
import { type Paper, styles } from "./pdf/paper.ts";
import type { SheetDocument } from "./pdf/sheet-document.ts";
import { type Cell, drawTable, labelled } from "./pdf/table.ts";
import type { ScriptForArchive } from "./records.ts";

/**
 * One mark sheet as a tagged PDF/A: every field of the awarding body's sheet, both columns as far as they may be shown, and
 * who signed what. Source of the fields: "What a mark sheet carries" of the domain.
 */
export function renderMarkSheet(content: MarkSheetContent, paper: Paper): Promise<Buffer> {
  const { assessment, script } = content;
  const title = `Mark sheet: ${assessment.title}, attempt ${script.attempt}`;
  const document = beginLearnerDocument(paper, title, content);
  writeTitle(document, content);
  writeHead(document, content);
  writeDeclarations(document, script);
  writeWording(document, content.qualification);
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

function pairs(label: string, value: string, otherLabel: string, otherValue: string): Cell[] {
  return [...labelled(label, value), ...labelled(otherLabel, otherValue)];
}
