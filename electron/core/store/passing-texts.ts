import { isSigned, type SheetState, sheetStateSchema } from "../../../shared/domain/sheet-state.ts";
import { type ReadableDb, readAll, readOne } from "./connection.ts";
import { countTexts, noTexts, type TextCounts, unmade } from "./script-texts.ts";

/** Who asks, in which of their roles. Centre staff see every script, and are not asked about here. */
export type Viewer = {
  readonly personId: string;
  readonly asAssessor: boolean;
  readonly asIqa: boolean;
  /** An experienced assessor may countersign what trainees signed. */
  readonly mayCountersign: boolean;
};

/** Whose scripts a person may see: everybody's, or what lies with them. */
export type Visible = Viewer | "all";

const signedStates = sheetStateSchema.options.filter(isSigned);

/** The rule of `maySeeScript` as a condition on a row of `script` and its `mark_sheet`. A property test keeps both at one. */
function seenBy({ personId, asAssessor, asIqa, mayCountersign }: Viewer): { sql: string; values: string[] } {
  const noInterest = `script.enrolment_id NOT IN (SELECT enrolment.id FROM declared_interest
    JOIN enrolment ON enrolment.learner_id = declared_interest.learner_id WHERE declared_interest.person_id = ?)`;
  const reasons: { sql: string; values: string[] }[] = [];
  if (asAssessor) {
    reasons.push(
      { sql: "script.assessor_id = ?", values: [personId] },
      {
        sql: `script.id IN (SELECT mark_sheet.script_id FROM countersign_look
          JOIN mark_sheet ON mark_sheet.id = countersign_look.sheet_id WHERE countersign_look.person_id = ?)
          AND ${noInterest}`,
        values: [personId, personId],
      },
      {
        sql: `script.id IN (SELECT earlier.id FROM script AS later JOIN script AS earlier
          ON earlier.enrolment_id = later.enrolment_id AND earlier.assessment_id = later.assessment_id
          AND earlier.attempt < later.attempt WHERE later.assessor_id = ?) AND ${noInterest}`,
        values: [personId, personId],
      },
    );
  }
  if (asAssessor && mayCountersign) {
    reasons.push({
      sql: `script.state = 'awaiting-countersignature' AND script.assessor_id IS NOT ? AND NOT EXISTS (SELECT 1
        FROM mark_sheet WHERE mark_sheet.script_id = script.id AND mark_sheet.iqa_id = ?) AND ${noInterest}`,
      values: [personId, personId, personId],
    });
  }
  if (asIqa) {
    reasons.push({
      sql: `script.state IN (SELECT value FROM json_each(?)) AND script.assessor_id IS NOT ?
        AND (mark_sheet.iqa_id IS NULL OR mark_sheet.iqa_id = ?) AND ${noInterest}`,
      values: [JSON.stringify(signedStates), personId, personId, personId],
    });
  }
  if (reasons.length === 0) return { sql: "0", values: [] };
  const values = reasons.flatMap((reason) => reason.values);
  if (asIqa) return { sql: reasons.map(({ sql }) => `(${sql})`).join(" OR "), values };
  // An assessor may see few of all scripts: each reason finds its own by the index that serves it.
  const selects = reasons.map(({ sql }) => `SELECT script.id FROM script WHERE ${sql}`);
  return { sql: `script.id IN (${selects.join(" UNION ALL ")})`, values };
}

/** What a person may see of the texts, and what they asked for; every part narrows. */
export type TextFilter = {
  readonly visible: Visible;
  readonly learnerId: string | undefined;
  readonly assessmentId: string | undefined;
  readonly state: SheetState | undefined;
};

/** The numbers of the texts that pass. @param among only of these; undefined: of all. */
export function listTextsThatPass(db: ReadableDb, filter: TextFilter, among?: readonly number[]): number[] {
  const { visible, learnerId, assessmentId, state } = filter;
  const conditions: string[] = [];
  const values: string[] = [];
  const narrow = (condition: string, ...given: string[]) => {
    conditions.push(condition);
    values.push(...given);
  };
  if (among) narrow("script_text.number IN (SELECT value FROM json_each(?))", JSON.stringify(among));
  if (visible !== "all") {
    const seen = seenBy(visible);
    narrow(`(${seen.sql})`, ...seen.values);
  }
  if (learnerId !== undefined) narrow("enrolment.learner_id = ?", learnerId);
  if (assessmentId !== undefined) narrow("script.assessment_id = ?", assessmentId);
  if (state !== undefined) narrow("script.state = ?", state);
  return readAll<{ number: number }>(
    db,
    `SELECT script_text.number FROM script
     JOIN enrolment ON enrolment.id = script.enrolment_id
     JOIN mark_sheet ON mark_sheet.script_id = script.id
     JOIN script_text ON script_text.script_id = script.id
     WHERE ${["1", ...conditions].join(" AND ")} ORDER BY script_text.number DESC`,
    ...values,
  ).map(({ number }) => number);
}

/** Whether every text passes, whoever it is about. */
export function letsAllPass({ visible, learnerId, assessmentId, state }: TextFilter): boolean {
  return visible === "all" && learnerId === undefined && assessmentId === undefined && state === undefined;
}

/** As `countTexts`, of what one person may see. */
export function countVisibleTexts(db: ReadableDb, visible: Visible): TextCounts {
  if (visible === "all") return countTexts(db);
  const { sql, values } = seenBy(visible);
  const row = readOne<TextCounts>(
    db,
    `SELECT count(*) AS files, count(script_text.number) AS taken,
       count(*) FILTER (WHERE outcome = 'text') AS indexable, count(*) FILTER (WHERE outcome = 'unreadable') AS unreadable,
       count(*) FILTER (WHERE outcome = 'unreadable' AND extraction = ?) AS withoutOffice,
       count(*) FILTER (WHERE outcome = 'unreadable' AND extraction = ?) AS toTryAgain
     FROM script
     JOIN enrolment ON enrolment.id = script.enrolment_id
     JOIN mark_sheet ON mark_sheet.script_id = script.id
     JOIN script_file ON script_file.script_id = script.id
     LEFT JOIN script_text ON script_text.file_id = script_file.id
     WHERE ${sql}`,
    unmade["no-office"],
    unmade["try-again"],
    ...values,
  );
  return row ?? noTexts;
}
