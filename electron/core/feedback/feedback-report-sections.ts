import type { Entry } from "../../../shared/contract/sheet.ts";
import {
  criteriaByItem,
  criterionJudgementTitles,
  isSameCriterion,
  nameCriterion,
} from "../../../shared/domain/criteria.ts";
import type { ItemDecision } from "../../../shared/domain/decision.ts";
import type { CriterionRef, Qualification, SheetItem } from "../../../shared/domain/qualification.ts";
import { colours, contentWidth, page } from "../archive/pdf/paper.ts";
import type { SheetDocument, StructureElement } from "../archive/pdf/sheet-document.ts";
import type { FeedbackReportContent, ReportPassage } from "./feedback-report-content.ts";
import { reportStyles } from "./feedback-report-styles.ts";

/** A passage reminds of a place; the script itself holds all of it. */
const longestPassage = 240;
const passagesPerCriterion = 3;

/** A section of the sheet as its learner reads it: the mark, what was good, what to work on, criterion by criterion. */
export function writeReportSection(
  document: SheetDocument,
  content: FeedbackReportContent,
  section: SheetItem,
  number: number,
): void {
  document.y += 20;
  const decision = content.decision.sections.find(({ id }) => id === section.id);
  if (decision) writeItem(document, content, section, decision, `Section ${number}: ${section.title}`, "H2");
}

function writeItem(
  document: SheetDocument,
  content: FeedbackReportContent,
  item: SheetItem,
  decision: ItemDecision,
  title: string,
  level: "H2" | "H3",
): void {
  document.ensure(120);
  document.write(level, title, level === "H2" ? reportStyles.heading : reportStyles.subheading);
  document.y += 3;
  document.write("P", describeMark(decision), reportStyles.mark);
  drawMeter(document, decision);
  const carried = content.carried.find(({ itemId }) => itemId === item.id);
  if (carried) document.write("P", describeCarried(carried), reportStyles.note);
  if (item.judgedBy !== "parts") {
    const entry = content.entries.find(({ itemId }) => itemId === item.id);
    writeFeedback(document, "Strengths", entry?.strengths, level);
    writeFeedback(document, "Areas for improvement", entry?.improvements, level);
    writeCriteria(document, content, item.id, entry);
    return;
  }
  for (const part of item.parts) {
    document.y += 12;
    const decided = decision.parts.find(({ id }) => id === part.id);
    if (decided) writeItem(document, content, part, decided, part.title, "H3");
  }
}

/** The learner may hold the earlier report, with the mark that its assessor gave. */
function describeCarried({ fromAttempt, fromColumn }: FeedbackReportContent["carried"][number]): string {
  const passed = `Passed on attempt ${fromAttempt} and carried forward.`;
  if (fromColumn === "assessor") return passed;
  return `${passed} The mark is the one that stood after internal quality assurance, which may not be the one first reported.`;
}

function describeMark({ mark, available, minimum, status }: ItemDecision): string {
  const verdict = status === "PASS" ? "Passed" : "Referred";
  if (mark === undefined) return verdict;
  const least = minimum === undefined ? "" : `, minimum ${minimum}`;
  return `${mark} of ${available}${least}. ${verdict}`;
}

/** The mark as a bar, with a line where the minimum is. No content of its own: the words above say the same. */
function drawMeter(document: SheetDocument, { mark, available, minimum }: ItemDecision): void {
  if (mark === undefined || available === 0) return;
  const width = contentWidth * 0.6;
  const height = 8;
  const top = document.y + 5;
  document.drawArtifact((pdf) => {
    pdf.rect(page.margin, top, width, height).lineWidth(0.6).fillAndStroke(colours.fill, colours.line);
    pdf.rect(page.margin, top, width * Math.min(1, mark / available), height).fill(colours.muted);
    if (minimum === undefined) return;
    const x = page.margin + width * (minimum / available);
    pdf
      .moveTo(x, top - 3)
      .lineTo(x, top + height + 3)
      .lineWidth(1.6)
      .stroke(colours.ink);
  });
  document.y = top + height + 7;
}

function writeFeedback(document: SheetDocument, title: string, text: string | undefined, under: "H2" | "H3"): void {
  const written = text?.trim() ?? "";
  document.y += 8;
  document.ensure(56);
  // A part's headings are a level further down.
  document.write(under === "H2" ? "H3" : "H4", title, reportStyles.subheading);
  document.y += 2;
  // Said, not left out: missing must not look like lost in printing.
  if (written === "") document.write("P", "Nothing was written here.", reportStyles.note);
  for (const paragraph of written === "" ? [] : written.split(/\n\s*\n/)) {
    document.write("P", paragraph.trim(), reportStyles.body);
    document.y += 5;
  }
}

function writeCriteria(
  document: SheetDocument,
  content: FeedbackReportContent,
  itemId: string,
  entry: Entry | undefined,
): void {
  const criteria = criteriaByItem(content.assessment.sheet).get(itemId) ?? [];
  if (criteria.length === 0) return;
  document.y += 8;
  document.ensure(56);
  document.write("P", "Criteria", reportStyles.label);
  document.y += 2;
  const list = document.open("L");
  for (const criterion of criteria) {
    const item = document.open("LI", list);
    const body = document.open("LBody", item);
    const judged = entry?.criteria.find((candidate) => isSameCriterion(candidate, criterion));
    const judgement = judged ? `: ${criterionJudgementTitles[judged.judgement]}` : "";
    document.ensure(48);
    document.write("P", `${nameCriterion(criterion)}${judgement}`, reportStyles.strong, body);
    document.write("P", findText(content.qualification, criterion), reportStyles.note, body);
    writePassages(document, content.passages, itemId, criterion, body);
    document.y += 5;
    body.end();
    item.end();
  }
  list.end();
}

function writePassages(
  document: SheetDocument,
  passages: readonly ReportPassage[],
  itemId: string,
  criterion: CriterionRef,
  body: StructureElement,
): void {
  const own = passages.filter((passage) => passage.itemId === itemId && isSameCriterion(passage.criterion, criterion));
  for (const passage of own.slice(0, passagesPerCriterion)) {
    document.y += 2;
    document.write("P", describePassage(passage), reportStyles.body, body, 14);
  }
  const more = own.length - passagesPerCriterion;
  if (more > 0) {
    const words = more === 1 ? "One more place" : `${more} more places`;
    document.write("P", `${words} in your script.`, reportStyles.note, body, 14);
  }
}

function describePassage({ words, page: number }: ReportPassage): string {
  const place = number === undefined ? "" : ` (page ${number})`;
  if (words === undefined) return `A marked place in your script${place}.`;
  const flat = words.replace(/\s+/g, " ").trim();
  const cut = flat.length <= longestPassage ? flat : `${flat.slice(0, longestPassage).replace(/\s+\S*$/, "")} …`;
  return `“${cut}”${place}`;
}

function findText(qualification: Qualification, { unit, criterion }: CriterionRef): string {
  const found = qualification.units.find(({ id }) => id === unit);
  return found?.outcomes.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterion)?.text ?? "";
}
