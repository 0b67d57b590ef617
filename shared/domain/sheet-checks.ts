import { hasPlaceholder } from "./comment-text.ts";
import { type CriterionJudgement, criteriaByItem, isSameCriterion, nameCriterion } from "./criteria.ts";
import { decideSheet, type Judgement, type Judgements } from "./decision.ts";
import {
  checkGroup,
  checkImprovements,
  checkMarkAgainstCriteria,
  commonStatus,
  type DecidedPath,
  findPaths,
  listGroups,
  nameAll,
  nameOfPath,
  startLow,
} from "./decision-checks.ts";
import { findClaims } from "./feedback-claims.ts";
import { findForeignNames } from "./foreign-names.ts";
import { formatMinutes, type HoursTotal } from "./hours.ts";
import {
  type CriterionRef,
  flattenItems,
  judgedItems,
  type LeafItem,
  type SheetSpecification,
} from "./qualification.ts";

/**
 * What an assessor should look at again before signing. Checks only warn: each can be wrong about a text, so each says why
 * it spoke. What the rules forbid (a mark missing, a declared interest) blocks elsewhere.
 */
export const sheetCheckCodes = [
  "criterion-not-judged",
  "criterion-without-evidence",
  "improvements-missing",
  "criteria-contradict-mark",
  "feedback-contradicts-decision",
  "feedback-contradicts-criteria",
  "placeholder-left",
  "feedback-of-another-learner",
  "name-of-another-learner",
  "hours-missing",
] as const;
export type SheetCheckCode = (typeof sheetCheckCodes)[number];

/** Where it is put right: in the feedback, at a criterion's judgement, or where its evidence is listed. */
export const sheetCheckFields = ["strengths", "improvements", "criterion", "evidence"] as const;

export type SheetCheck = {
  readonly code: SheetCheckCode;
  /** The judged item that it is about; null for the whole sheet. */
  readonly itemId: string | null;
  readonly field: (typeof sheetCheckFields)[number] | null;
  /** The first criterion that it is about, where it is about some. */
  readonly criterion: CriterionRef | null;
  /** What was found. */
  readonly message: string;
  /** Why that is worth a look. */
  readonly reason: string;
};

export type CheckedEntry = {
  readonly itemId: string;
  readonly mark: number | null;
  readonly outcome: "PASS" | "REFERRAL" | null;
  readonly strengths: string;
  readonly improvements: string;
  readonly criteria: readonly (CriterionRef & { readonly judgement: CriterionJudgement })[];
};

export type SheetToCheck = {
  readonly sheet: SheetSpecification;
  readonly entries: readonly CheckedEntry[];
  /** Items that are not this attempt's to judge (carried forward): not checked. */
  readonly settledItems: readonly string[];
  /** The places of the script that were tied to criteria. */
  readonly evidence: readonly { readonly itemId: string; readonly criterion: CriterionRef }[];
  readonly learnerName: string;
  /** Full names of the other learners at the centre. */
  readonly otherNames: readonly string[];
  /** Paragraphs of this sheet that stand word for word in another learner's. */
  readonly repeated: readonly {
    readonly itemId: string;
    readonly field: "strengths" | "improvements";
    readonly beginning: string;
  }[];
  /** The hours that the specification asks for in this sheet; null where it asks for none. */
  readonly hours: AskedHours | null;
};

/** The criterion that asks for hours, and what the log has of them. */
export type AskedHours = { readonly criterion: CriterionRef; readonly total: HoursTotal };

type Field = "strengths" | "improvements";
const fields: readonly Field[] = ["strengths", "improvements"];
const fieldTitles = { strengths: "strengths", improvements: "areas for improvement" } as const;

/** In the order of the sheet; empty where there is nothing to look at. */
export function checkSheet(checked: SheetToCheck): SheetCheck[] {
  const decision = decideSheet(checked.sheet, judgementsOf(checked.entries));
  const paths = findPaths(decision.sections);
  const open = checked.entries.filter(({ itemId }) => !checked.settledItems.includes(itemId));
  const ofGroups = listGroups(checked.sheet.sections).flatMap((group) =>
    checkGroup(group, open, paths.get(group.id) ?? []),
  );
  const listsCriteria = flattenItems(checked.sheet.sections).some((item) => item.criteria.length > 0);
  // Without any evidence at all, one line for the sheet says so; one per section would only be noise.
  const checksEvidence = checked.evidence.length > 0;
  const perItem = judgedItems(checked.sheet)
    .filter((item) => !checked.settledItems.includes(item.id))
    .flatMap((item) => {
      const entry = checked.entries.find((candidate) => candidate.itemId === item.id);
      const path = paths.get(item.id);
      if (!entry || !path) return [];
      return [
        ...checkItem(checked, item, entry, path, checksEvidence),
        ...ofGroups.filter(({ itemId }) => itemId === item.id),
      ];
    })
    // Where enough sections pass, one that does not is handed in no more.
    .filter(({ code }) => code !== "improvements-missing" || decision.outcome !== "PASS");
  if (checksEvidence || !listsCriteria) return perItem;
  return [
    {
      code: "criterion-without-evidence",
      itemId: null,
      field: null,
      criterion: null,
      message: "No place in the script is tied to any criterion.",
      reason: "Whoever checks this sheet later will look for the evidence of each criterion.",
    },
    ...perItem,
  ];
}

function checkItem(
  checked: SheetToCheck,
  item: LeafItem,
  entry: CheckedEntry,
  path: DecidedPath,
  checksEvidence: boolean,
): SheetCheck[] {
  const criteria = criteriaByItem(checked.sheet).get(item.id) ?? [];
  return [
    ...checkCriteria(checked, criteria, entry, checksEvidence),
    ...checkMarkAgainstCriteria(item, entry, path),
    ...checkImprovements(entry, path),
    ...checkHours(checked.hours, entry),
    ...fields.flatMap((field) => checkText(checked, entry, path, field)),
  ];
}

function checkCriteria(
  checked: SheetToCheck,
  criteria: readonly CriterionRef[],
  entry: CheckedEntry,
  checksEvidence: boolean,
): SheetCheck[] {
  const checks: SheetCheck[] = [];
  const { itemId } = entry;
  const open = criteria.filter((criterion) => !entry.criteria.some((judged) => isSameCriterion(judged, criterion)));
  if (open[0]) {
    checks.push({
      itemId,
      field: "criterion",
      criterion: open[0],
      code: "criterion-not-judged",
      message: `Not judged yet: ${open.map(nameCriterion).join(", ")}.`,
      reason: "The mark should follow from the criteria, and the learner is told how each was met.",
    });
  }
  const bare = criteria.filter(
    (criterion) => !checked.evidence.some((one) => one.itemId === itemId && isSameCriterion(one.criterion, criterion)),
  );
  if (checksEvidence && bare[0]) {
    checks.push({
      itemId,
      field: "evidence",
      criterion: bare[0],
      code: "criterion-without-evidence",
      message: `No place in the script is tied to ${bare.map(nameCriterion).join(", ")}.`,
      reason: "Whoever checks this sheet later will look for the evidence of each criterion.",
    });
  }
  return checks;
}

function checkHours(hours: SheetToCheck["hours"], entry: CheckedEntry): SheetCheck[] {
  if (!hours?.total.gapMinutes) return [];
  const { criterion, total } = hours;
  if (!entry.criteria.some((judged) => isSameCriterion(judged, criterion) && judged.judgement === "met")) return [];
  return [
    {
      code: "hours-missing",
      itemId: entry.itemId,
      field: "criterion",
      criterion,
      message: `${nameCriterion(criterion)} is judged met, but the log has ${formatMinutes(total.countedMinutes)} of the ${formatMinutes(total.requiredMinutes ?? 0)} that it asks for.`,
      reason:
        "The hours log beside the section adds up what the diary shows. Add the sessions that are missing there, or judge anew.",
    },
  ];
}

function checkText(checked: SheetToCheck, entry: CheckedEntry, path: DecidedPath, field: Field): SheetCheck[] {
  const text = entry[field];
  const about = { itemId: entry.itemId, field, criterion: null };
  const checks: SheetCheck[] = [];
  const claims = findClaims(text);
  // What is true of the part or of its section contradicts nothing.
  const status = commonStatus(path);
  const against = status === "REFERRAL" ? claims.ofPass : status === "PASS" ? claims.ofReferral : undefined;
  if (against !== undefined) {
    checks.push({
      ...about,
      code: "feedback-contradicts-decision",
      message: `The ${fieldTitles[field]} say “${against}”, but ${startLow(nameOfPath(path))} ${status === "PASS" ? "passes" : "is referred"}.`,
      reason: "The learner reads the words before the mark.",
    });
  }
  const unmet = entry.criteria.filter((judged) => judged.judgement !== "met");
  if (status !== "REFERRAL" && claims.ofAllMet !== undefined && unmet.length > 0) {
    checks.push({
      ...about,
      code: "feedback-contradicts-criteria",
      message: `The ${fieldTitles[field]} say “${claims.ofAllMet}”, but ${nameAll(unmet)} not judged met.`,
      reason: "The feedback and the judgements of the criteria say different things.",
    });
  }
  if (hasPlaceholder(text)) {
    checks.push({
      ...about,
      code: "placeholder-left",
      message: `A placeholder is left in the ${fieldTitles[field]}.`,
      reason: "The learner would read {learner} instead of their name.",
    });
  }
  for (const { beginning } of checked.repeated.filter(
    (found) => found.itemId === entry.itemId && found.field === field,
  )) {
    checks.push({
      ...about,
      code: "feedback-of-another-learner",
      message: `The paragraph that begins “${beginning}” stands word for word in another learner's feedback.`,
      reason: "Feedback is about one learner's work; a pasted text may describe somebody else's.",
    });
  }
  for (const name of findForeignNames(text, checked.learnerName, checked.otherNames)) {
    checks.push({
      ...about,
      code: "name-of-another-learner",
      message: `“${name}” is the name of another learner, not of this one.`,
      reason: "The text may have been meant for somebody else, and another learner's name must not reach this one.",
    });
  }
  return checks;
}

function judgementsOf(entries: readonly CheckedEntry[]): Judgements {
  return Object.fromEntries(
    entries.flatMap((entry): [string, Judgement][] => {
      if (entry.mark !== null) return [[entry.itemId, { mark: entry.mark }]];
      return entry.outcome === null ? [] : [[entry.itemId, { outcome: entry.outcome }]];
    }),
  );
}
