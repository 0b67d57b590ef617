import { formatDate, todayAs } from "../../../shared/domain/dates.ts";
import { explainDecision } from "../../../shared/domain/decision-sentence.ts";
import { resultStandingWords } from "../../../shared/domain/give-back.ts";
import { beginLearnerDocument } from "../archive/learner-document.ts";
import { writeSubstitution, writeWording } from "../archive/mark-sheet-notes.ts";
import { lineHeightOf, type Paper, page } from "../archive/pdf/paper.ts";
import type { SheetDocument } from "../archive/pdf/sheet-document.ts";
import { drawTable, labelled, type Row } from "../archive/pdf/table.ts";
import type { FeedbackReportContent } from "./feedback-report-content.ts";
import { writeReportSection } from "./feedback-report-sections.ts";
import { reportStyles } from "./feedback-report-styles.ts";
import { describeNextSteps } from "./next-steps.ts";

/** What a learner is given back, as a tagged PDF/A: the outcome, why, what to do next, and the feedback section by section. */
export function renderFeedbackReport(content: FeedbackReportContent, paper: Paper): Promise<Buffer> {
  const { assessment, attempt } = content;
  const title = `Feedback report: ${assessment.title}, attempt ${attempt}`;
  const document = beginLearnerDocument(paper, title, content);
  writeTitle(document, content);
  writeOutcome(document, content);
  writeNextSteps(document, content);
  for (const [index, section] of assessment.sheet.sections.entries())
    writeReportSection(document, content, section, index + 1);
  writeAssessor(document, content);
  writeWording(document, content.qualification, reportStyles.note);
  writeSubstitution(document, reportStyles.note);
  return document.finish();
}

function writeTitle(document: SheetDocument, content: FeedbackReportContent): void {
  const { centre, learner, qualification, assessment, attempt, receivedOn, assessor } = content;
  if (centre.demonstration)
    document.write("P", "DEMONSTRATION: everybody on this report is invented.", reportStyles.strong);
  document.write("P", "FEEDBACK REPORT", reportStyles.label);
  document.write("H1", assessment.title, reportStyles.title);
  document.y += 10;
  const row = (label: string, value: string): Row => labelled(label, value, reportStyles.body, reportStyles.label);
  drawTable(document, {
    title: "Learner, assessment and centre",
    columns: [0.26, 0.74],
    rows: [
      labelled("Learner", learner.name, reportStyles.name, reportStyles.label),
      row("Registration number", learner.registrationNumber),
      row("Qualification", `${qualification.title} (${qualification.number})`),
      row("Assessment", `${assessment.title} (${assessment.units.join(", ")})`),
      row("Attempt", `${attempt}, received ${formatDate(receivedOn)}`),
      row("Decided", formatDate(todayAs(new Date(assessor.at)))),
      row("Centre", `${centre.name} (centre number ${centre.number})`),
    ],
  });
}

/** The word alone, large: nothing here is said by colour. */
function writeOutcome(document: SheetDocument, { decision, standing }: FeedbackReportContent): void {
  const { title, words } = resultStandingWords[standing];
  document.y += 18;
  document.ensure(110);
  document.write("H2", "Outcome", reportStyles.heading);
  document.y += 4;
  document.write("P", decision.outcome, reportStyles.outcome);
  document.y += 2;
  document.write("P", explainDecision(decision), reportStyles.body);
  document.y += 6;
  document.write("P", title, reportStyles.strong);
  document.write("P", words, reportStyles.body);
}

function writeNextSteps(document: SheetDocument, content: FeedbackReportContent): void {
  document.y += 14;
  document.ensure(80);
  document.write("H2", "What to do next", reportStyles.heading);
  document.y += 3;
  const { lead, steps } = describeNextSteps(content);
  document.write("P", lead, reportStyles.body);
  if (steps.length === 0) return;
  document.y += 4;
  const list = document.open("L");
  for (const [index, step] of steps.entries()) {
    const item = document.open("LI", list);
    document.ensure(2 * lineHeightOf(reportStyles.body));
    const label = document.open("Lbl", item);
    document.drawLines(label, document.layOut(`${index + 1}.`, reportStyles.strong, 20), page.margin, document.y);
    label.end();
    document.write("LBody", step, reportStyles.body, item, 22);
    document.y += 4;
    item.end();
  }
  list.end();
}

function writeAssessor(document: SheetDocument, { assessor, countersigned }: FeedbackReportContent): void {
  document.y += 18;
  document.ensure(70);
  document.write("H2", "Who assessed this", reportStyles.heading);
  document.y += 3;
  document.write("P", `Assessor: ${assessor.by}. Signed on ${formatDay(assessor.at)}.`, reportStyles.body);
  if (countersigned) {
    document.y += 2;
    document.write("P", `Countersigned by ${countersigned.by} on ${formatDay(countersigned.at)}.`, reportStyles.body);
  }
}

function formatDay(instant: string): string {
  return formatDate(todayAs(new Date(instant)));
}
