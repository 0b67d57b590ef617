import { formatDate } from "../../../shared/domain/dates.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { capitalise, explainReplacement } from "../../../shared/domain/decision-sentence.ts";
import { tellsTheSame } from "../../../shared/domain/give-back.ts";
import { type SheetSpecification, totalAvailable } from "../../../shared/domain/qualification.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { judgementsOf } from "../marking/judgements.ts";
import { findSignatureProblems } from "./check-signatures.ts";
import type { MarkSheetContent } from "./mark-sheet-content.ts";
import { styles } from "./pdf/paper.ts";
import type { SheetDocument } from "./pdf/sheet-document.ts";
import { drawTable, labelled, type Row, toFillIn } from "./pdf/table.ts";
import type { ColumnRecord, SignatureRecord } from "./records.ts";

const columns = [0.24, 0.76];

/** Totals, outcome, names, signatures and dates: the assessor's part, the quality assurance part, the EV's. */
export function writeOutcomes(document: SheetDocument, content: MarkSheetContent): void {
  writePart(document, "Assessor's part", describeAssessorPart(content));
  writePart(document, "Quality assurance part", describeQualityPart(content));
  writePart(document, "External verification (where applicable)", [
    toFillIn("EV name", 1),
    toFillIn("EV signature", 2),
    toFillIn("Date externally verified", 1),
  ]);
}

function writePart(document: SheetDocument, title: string, rows: readonly Row[]): void {
  document.y += 14;
  document.ensure(110);
  document.write("H2", title, styles.heading);
  document.y += 3;
  drawTable(document, { title, columns, rows });
}

function describeAssessorPart(content: MarkSheetContent): Row[] {
  const { script } = content;
  const { sheet } = script;
  if (!sheet.assessor) return [labelled("Assessor", sheet.leftOut ?? "Not shown.")];
  return [
    ...describeOutcome(content, sheet.assessor),
    labelled("Name of assessor", script.assessor?.name ?? "Nobody assigned yet"),
    ...describeSignatures(content, "assessor"),
    ...describeCountersignature(content),
  ];
}

/** Source: trainee assessors' decisions count only once countersigned. Nothing where nobody was a trainee. */
function describeCountersignature(content: MarkSheetContent): Row[] {
  const { state, sheet } = content.script;
  if (state === "awaiting-countersignature")
    return [
      labelled("Countersignature", "Awaited: a trainee's decision counts once it is countersigned.", styles.mark),
    ];
  const own = sheet.signatures.filter(({ role }) => role === "countersigner");
  const last = own.findLast(({ voidedAt }) => voidedAt === null) ?? own.at(-1);
  if (!last) return [];
  return [labelled("Countersigned by", last.person.name), ...describeSignatures(content, "countersigner")];
}

function describeQualityPart(content: MarkSheetContent): Row[] {
  const { script } = content;
  const { sheet } = script;
  if (!sheet.qa) {
    const state = script.state === "in-qa" ? "Quality assurance under way." : "Not quality-assured.";
    return [
      labelled("Quality assurance", state),
      labelled("Name of IQA", script.iqa?.name ?? ""),
      ...describeSignatures(content, "iqa"),
      labelled("Date of IQA check", ""),
    ];
  }
  const { check } = sheet;
  return [
    ...describeOutcome(content, sheet.qa),
    labelled("Decision", check ? describeCheck(content) : "Not decided yet"),
    labelled("Feedback to the assessor", check?.feedback ?? ""),
    labelled("Name of IQA", script.iqa?.name ?? ""),
    ...describeSignatures(content, "iqa"),
    labelled("Date of IQA check", check ? formatDate(check.checkedOn) : ""),
  ];
}

/** From the columns as they are printed, so that the words can't say otherwise than they do. */
function describeCheck({ assessment, script: { sheet } }: MarkSheetContent): string {
  const decide = (column: ColumnRecord | null) => decideSheet(assessment.sheet, judgementsOf(column?.entries ?? []));
  const assessor = decide(sheet.assessor);
  const qa = decide(sheet.qa);
  return tellsTheSame(assessor, qa) ? "The assessor's outcome is confirmed." : explainReplacement(assessor, qa);
}

function describeOutcome({ assessment }: MarkSheetContent, column: ColumnRecord): Row[] {
  const decision = decideSheet(assessment.sheet, judgementsOf(column.entries));
  const minimum = decision.minimumTotal === undefined ? "" : ` (minimum ${decision.minimumTotal})`;
  const incomplete = decision.outcome === "INCOMPLETE";
  const referred = decision.referredSections.map((section) => {
    const number = assessment.sheet.sections.findIndex((candidate) => candidate.id === section.id) + 1;
    return `Section ${number}: ${section.title}`;
  });
  const none = incomplete ? "No decision yet" : "None";
  return [
    ...(decision.available > 0
      ? [labelled("Total marks", `${column.total} of ${decision.available}${minimum}`, styles.mark)]
      : []),
    labelled("Needed for PASS", describeRule(assessment.sheet)),
    labelled("Outcome", incomplete ? "No decision: not everything is judged." : decision.outcome, styles.mark),
    labelled("Section referral", referred.length > 0 ? referred.join("\n") : none),
    labelled("Reason", column.reason),
  ];
}

/** The rule that the outcome follows, in the terms of this sheet's own specification. */
function describeRule(sheet: SheetSpecification): string {
  const { minimumTotal, combine, sections } = sheet;
  const byMinimum = sections.every((section) => "minimum" in section && section.minimum !== undefined);
  const all = byMinimum ? "the minimum in every section" : "every section passed";
  const rule = combine === "all" ? all : `at least ${countOf(combine.atLeast, "section", "sections")} passed`;
  return minimumTotal === undefined
    ? `${capitalise(rule)}.`
    : `${minimumTotal} or more of ${totalAvailable(sheet)} in total, and ${rule}.`;
}

/** The signature that stands, and before it those that were voided. */
function describeSignatures(content: MarkSheetContent, role: SignatureRecord["role"]): Row[] {
  const { script, learner } = content;
  const own = script.sheet.signatures.filter((signature) => signature.role === role);
  const voided = own.filter((signature) => signature.voidedAt !== null);
  const standing = own.find((signature) => signature.voidedAt === null);
  const earlier = voided.map((signature) => labelled("Voided signature", describeVoided(signature)));
  if (!standing) return [...earlier, labelled("Signature", "Not signed", styles.mark), labelled("Date", "")];
  const problems = findSignatureProblems(standing, learner.id, script);
  const validity =
    problems.length === 0 ? "Valid: it covers this sheet as printed here." : `NOT VALID. ${problems.join(" ")}`;
  const text = `Signed digitally by ${standing.person.name} on ${formatInstant(standing.signedAt)}.\n${validity}\nKey fingerprint (SHA-256): ${group(standing.keyFingerprint)}`;
  return [...earlier, labelled("Signature", text), labelled("Date", formatDate(standing.signedAt))];
}

function describeVoided(signature: SignatureRecord): string {
  const reason = signature.voidedReason ? ` Reason: ${signature.voidedReason}` : "";
  const at = signature.voidedAt ? formatInstant(signature.voidedAt) : "";
  return `Signed by ${signature.person.name} on ${formatInstant(signature.signedAt)}; voided on ${at}.${reason}`;
}

const instantFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

/** In the time of the machine that prints, and which one that is: 23 November 2026 at 09:30:00 GMT. */
function formatInstant(instant: string): string {
  return instantFormat.format(new Date(instant));
}

function group(fingerprint: string): string {
  return fingerprint.match(/.{1,8}/g)?.join(" ") ?? "";
}
