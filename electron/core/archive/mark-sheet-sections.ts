import { criterionJudgementTitles, isSameCriterion, nameCriterion } from "../../../shared/domain/criteria.ts";
import { type Decision, decideSheet, type ItemDecision } from "../../../shared/domain/decision.ts";
import { addUpHours, explainHours, findAskedHours } from "../../../shared/domain/hours.ts";
import {
  type CriterionRef,
  flattenItems,
  type LeafItem,
  type Qualification,
  type SheetItem,
} from "../../../shared/domain/qualification.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { judgementsOf } from "../marking/judgements.ts";
import type { MarkSheetContent } from "./mark-sheet-content.ts";
import { styles } from "./pdf/paper.ts";
import type { SheetDocument } from "./pdf/sheet-document.ts";
import { type Cell, drawTable, labelCell, type Row } from "./pdf/table.ts";
import type { ColumnRecord } from "./records.ts";

/** A section of the sheet: its criteria, and both columns; where it is judged in parts, each part below it. */
export function writeSection(
  document: SheetDocument,
  content: MarkSheetContent,
  section: SheetItem,
  number: number,
): void {
  document.y += 14;
  writeItem(document, content, section, `Section ${number}: ${section.title}`, "H2");
  writeHours(document, content, section);
}

/** Below the section that asks for hours: what the log has of them when this was printed, which the signatures cover. */
function writeHours(document: SheetDocument, { assessment, script }: MarkSheetContent, section: SheetItem): void {
  const carried = script.sheet.carried.map(({ itemId }) => itemId);
  const asked = findAskedHours(assessment, carried);
  if (asked?.section !== section.id) return;
  const total = addUpHours(script.hours, asked.hours);
  const counted = `${countOf(total.sessions, "session", "sessions")} with ${countOf(total.clients, "client", "clients")}`;
  document.y += 4;
  document.write(
    "P",
    `Coaching and mentoring hours (${nameCriterion(asked.criterion)}): ${explainHours(total)} Counted: ${counted}.`,
    total.gapMinutes ? styles.strong : styles.body,
  );
}

function writeItem(
  document: SheetDocument,
  content: MarkSheetContent,
  item: SheetItem,
  title: string,
  level: "H2" | "H3",
): void {
  document.ensure(110);
  document.write(level, title, level === "H2" ? styles.heading : styles.subheading);
  document.y += 3;
  writeCriteria(document, content, item);
  drawTable(document, describeItem(content, item, title));
  if (item.judgedBy !== "parts") return;
  for (const part of item.parts) {
    document.y += 10;
    writeItem(document, content, part, part.title, "H3");
  }
}

function writeCriteria(document: SheetDocument, content: MarkSheetContent, item: SheetItem): void {
  if (item.criteria.length === 0) return;
  document.write("P", "Criteria", styles.label);
  const list = document.open("L");
  for (const reference of item.criteria) {
    const text = findCriterion(content.qualification, reference.unit, reference.criterion);
    const listItem = document.open("LI", list);
    const judged = describeJudgements(content, item, reference);
    document.write("LBody", `${nameCriterion(reference)}: ${text}${judged}`, styles.body, listItem, 8);
    document.y += 1.5;
    listItem.end();
  }
  list.end();
  document.y += 4;
}

/** " (Assr: Met; QA: Partly met)": only columns that may be shown, and that judged it. */
function describeJudgements({ script }: MarkSheetContent, item: SheetItem, criterion: CriterionRef): string {
  // What a section lists and none of its parts is judged beside its first part.
  const within = new Set(flattenItems([item]).map(({ id }) => id));
  const find = (column: ColumnRecord | null) =>
    column?.entries
      .filter(({ itemId }) => within.has(itemId))
      .flatMap((entry) => entry.criteria)
      .find((judged) => isSameCriterion(judged, criterion))?.judgement;
  const { assessor, qa } = script.sheet;
  const judged = [
    ["Assr", find(assessor)],
    ["QA", find(qa)],
  ] as const;
  const words = judged.flatMap(([column, judgement]) =>
    judgement ? `${column}: ${criterionJudgementTitles[judgement]}` : [],
  );
  return words.length === 0 ? "" : ` (${words.join("; ")})`;
}

function findCriterion(qualification: Qualification, unitId: string, criterionId: string): string {
  const unit = qualification.units.find((candidate) => candidate.id === unitId);
  const criteria = unit?.outcomes.flatMap((outcome) => outcome.criteria) ?? [];
  return criteria.find((criterion) => criterion.id === criterionId)?.text ?? "";
}

function describeItem(content: MarkSheetContent, item: SheetItem, title: string) {
  const { sheet, state } = content.script;
  const assessor = describeColumn(content, sheet.assessor, item);
  if (!sheet.qa) {
    const qaMark = state === "in-qa" ? "Not shown: quality assurance is under way." : "Not quality-assured.";
    const rows = [
      row("Assr mark", [assessor.mark]),
      row("QA mark", [body(qaMark)]),
      ...(item.judgedBy === "parts"
        ? []
        : [row("Strengths", [assessor.strengths]), row("Areas for improvement", [assessor.improvements])]),
    ];
    return { title, columns: [0.18, 0.82], rows };
  }
  const qa = describeColumn(content, sheet.qa, item);
  const rows = [
    row("Mark", [assessor.mark, qa.mark]),
    ...(item.judgedBy === "parts"
      ? []
      : [
          row("Strengths", [assessor.strengths, qa.strengths]),
          row("Areas for improvement", [assessor.improvements, qa.improvements]),
        ]),
  ];
  const header: Row = [head(""), head("Assr mark and feedback"), head("QA mark and feedback")];
  return { title, columns: [0.16, 0.42, 0.42], header, rows };
}

function describeColumn(
  content: MarkSheetContent,
  column: ColumnRecord | null,
  item: SheetItem,
): Record<"mark" | "strengths" | "improvements", Cell> {
  if (!column) {
    const withheld = body("Not shown.");
    return { mark: withheld, strengths: withheld, improvements: withheld };
  }
  const decision = findDecision(decideSheet(content.assessment.sheet, judgementsOf(column.entries)).sections, item.id);
  const entry = column.entries.find((candidate) => candidate.itemId === item.id);
  return {
    mark: { blocks: decision ? [...describeMark(item, decision), ...describeCarried(content, item)] : [] },
    strengths: body(entry?.strengths ?? ""),
    improvements: body(entry?.improvements ?? ""),
  };
}

function describeCarried({ script }: MarkSheetContent, item: SheetItem): Cell["blocks"] {
  const carried = script.sheet.carried.find(({ itemId }) => itemId === item.id);
  if (!carried) return [];
  // The mark is then the IQA's: beside the earlier sheet, "Assr mark" alone would name somebody who never gave it.
  const judged = carried.fromColumn === "qa" ? ", as quality assurance decided" : "";
  return [{ text: `Carried forward from attempt ${carried.fromAttempt}${judged}`, style: styles.note }];
}

/** "33 of 50 (minimum 25)", and in words whether that is enough. */
function describeMark(item: SheetItem, decision: ItemDecision): Cell["blocks"] {
  if (decision.available === 0) {
    const outcome = decision.status === "INCOMPLETE" ? "Not judged" : decision.status;
    return [{ text: outcome, style: styles.mark }];
  }
  const minimum = decision.minimum === undefined ? "" : ` (minimum ${decision.minimum})`;
  if (decision.mark === undefined) {
    return [
      { text: "Not marked", style: styles.mark },
      { text: `${decision.available} available${minimum}`, style: styles.note },
    ];
  }
  const complete = item.judgedBy !== "parts" || decision.status !== "INCOMPLETE";
  const verdict = complete ? (decision.status === "PASS" ? "Passed" : "Referred") : "Not all parts are marked";
  return [
    { text: `${decision.mark} of ${decision.available}${minimum}`, style: styles.mark },
    { text: verdict, style: decision.status === "REFERRAL" && complete ? styles.strong : styles.note },
  ];
}

function findDecision(decisions: Decision["sections"], id: LeafItem["id"]): ItemDecision | undefined {
  for (const decision of decisions) {
    const found = decision.id === id ? decision : findDecision(decision.parts, id);
    if (found) return found;
  }
  return undefined;
}

function row(label: string, cells: readonly Cell[]): Row {
  return [labelCell(label), ...cells];
}

function head(text: string): Cell {
  return { blocks: [{ text, style: styles.label }], heads: "Column" };
}

function body(text: string): Cell {
  return { blocks: [{ text: text.trim() === "" ? "–" : text, style: styles.body }] };
}
