import type { SheetState } from "../../../shared/domain/sheet-state.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

/** A script with what stands around it: the learner, the enrolment and the sheet. Names are still sealed. */
export type ScriptRecord = {
  readonly id: string;
  readonly sheetId: string;
  readonly learnerId: string;
  readonly learnerNameSealed: Buffer;
  readonly learnerRegistrationSealed: Buffer;
  readonly qualificationId: string;
  readonly qualificationVersion: string;
  readonly assessmentId: string;
  readonly attempt: number;
  readonly receivedOn: string;
  readonly authenticityConfirmed: boolean;
  readonly standardisationRefused: boolean;
  readonly assessorId: string | undefined;
  readonly iqaId: string | undefined;
  readonly state: SheetState;
  /** Why the script was taken in beyond the centre's limits. */
  readonly limitReasonSealed: Buffer | undefined;
  readonly revision: number;
};

type Row = {
  id: string;
  sheet_id: string;
  learner_id: string;
  name_sealed: Buffer;
  registration_sealed: Buffer;
  qualification_id: string;
  qualification_version: string;
  assessment_id: string;
  attempt: number;
  received_on: string;
  authenticity_confirmed: 0 | 1;
  standardisation_refused: 0 | 1;
  assessor_id: string | null;
  iqa_id: string | null;
  state: SheetState;
  limit_reason_sealed: Buffer | null;
  revision: number;
};

const selectScripts = `
  SELECT script.id, mark_sheet.id AS sheet_id, learner.id AS learner_id, learner.name_sealed, learner.registration_sealed,
    enrolment.qualification_id, enrolment.qualification_version, script.assessment_id, script.attempt, script.received_on,
    script.authenticity_confirmed, script.standardisation_refused, script.assessor_id, mark_sheet.iqa_id, script.state,
    script.limit_reason_sealed, script.revision
  FROM script
  JOIN enrolment ON enrolment.id = script.enrolment_id
  JOIN learner ON learner.id = enrolment.learner_id
  JOIN mark_sheet ON mark_sheet.script_id = script.id`;
const oldestFirst = "ORDER BY script.received_on, script.id";

function fromRow(row: Row): ScriptRecord {
  return {
    id: row.id,
    sheetId: row.sheet_id,
    learnerId: row.learner_id,
    learnerNameSealed: row.name_sealed,
    learnerRegistrationSealed: row.registration_sealed,
    qualificationId: row.qualification_id,
    qualificationVersion: row.qualification_version,
    assessmentId: row.assessment_id,
    attempt: row.attempt,
    receivedOn: row.received_on,
    authenticityConfirmed: row.authenticity_confirmed === 1,
    standardisationRefused: row.standardisation_refused === 1,
    assessorId: row.assessor_id ?? undefined,
    iqaId: row.iqa_id ?? undefined,
    state: row.state,
    limitReasonSealed: row.limit_reason_sealed ?? undefined,
    revision: row.revision,
  };
}

export function listScripts(db: ReadableDb): ScriptRecord[] {
  return readAll<Row>(db, `${selectScripts} ${oldestFirst}`).map(fromRow);
}

export function listScriptsOfAssessor(db: ReadableDb, assessorId: string): ScriptRecord[] {
  return readAll<Row>(db, `${selectScripts} WHERE script.assessor_id = ? ${oldestFirst}`, assessorId).map(fromRow);
}

export function listScriptsAwaitingCountersignature(db: ReadableDb): ScriptRecord[] {
  return readAll<Row>(db, `${selectScripts} WHERE script.state = 'awaiting-countersignature' ${oldestFirst}`).map(
    fromRow,
  );
}

/** Signed by somebody else, and not in another IQA's hands. */
export function listScriptsForIqa(db: ReadableDb, iqaId: string): ScriptRecord[] {
  return readAll<Row>(
    db,
    `${selectScripts} WHERE script.state IN ('signed', 'in-qa', 'qa-committed', 'qa-signed') AND script.assessor_id <> ?
       AND (mark_sheet.iqa_id IS NULL OR mark_sheet.iqa_id = ?)
     ${oldestFirst}`,
    iqaId,
    iqaId,
  ).map(fromRow);
}

export function listScriptsOfLearner(db: ReadableDb, learnerId: string): ScriptRecord[] {
  return readAll<Row>(db, `${selectScripts} WHERE learner.id = ? ${oldestFirst}`, learnerId).map(fromRow);
}

/** Every attempt at the same assessment under the same enrolment, the first one first; this script is among them. */
export function listAttempts(db: ReadableDb, scriptId: string): ScriptRecord[] {
  return readAll<Row>(
    db,
    `${selectScripts} JOIN script AS self ON self.enrolment_id = script.enrolment_id
       AND self.assessment_id = script.assessment_id
     WHERE self.id = ? ORDER BY script.attempt`,
    scriptId,
  ).map(fromRow);
}

export function findScript(db: ReadableDb, id: string): ScriptRecord | undefined {
  const row = readOne<Row>(db, `${selectScripts} WHERE script.id = ?`, id);
  return row && fromRow(row);
}

export function findScriptBySheet(db: ReadableDb, sheetId: string): ScriptRecord | undefined {
  const row = readOne<Row>(db, `${selectScripts} WHERE mark_sheet.id = ?`, sheetId);
  return row && fromRow(row);
}

export function insertScript(
  db: WritableDb,
  script: {
    id: string;
    enrolmentId: string;
    assessmentId: string;
    attempt: number;
    receivedOn: string;
    authenticityConfirmed: boolean;
    standardisationRefused: boolean;
    assessorId: string | null;
    takenInAt: string;
  },
): void {
  execute(
    db,
    `INSERT INTO script (id, enrolment_id, assessment_id, attempt, received_on, authenticity_confirmed,
       standardisation_refused, assessor_id, state, taken_in_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    script.id,
    script.enrolmentId,
    script.assessmentId,
    script.attempt,
    script.receivedOn,
    script.authenticityConfirmed ? 1 : 0,
    script.standardisationRefused ? 1 : 0,
    script.assessorId,
    script.assessorId === null ? "received" : "assigned",
    script.takenInAt,
  );
}

const placeOfLimitReason = (id: string) => ({ table: "script", column: "limit_reason", id });

export function setLimitReason(db: WritableDb, keys: SealKeys, id: string, reason: string): void {
  execute(
    db,
    "UPDATE script SET limit_reason_sealed = ? WHERE id = ?",
    sealText(keys, placeOfLimitReason(id), reason),
    id,
  );
}

export function openLimitReason(keys: SealKeys, script: ScriptRecord): string | null {
  const { id, limitReasonSealed } = script;
  return limitReasonSealed ? openText(keys, placeOfLimitReason(id), limitReasonSealed) : null;
}

export function setScriptState(db: WritableDb, id: string, state: SheetState): void {
  execute(db, "UPDATE script SET state = ?, revision = revision + 1 WHERE id = ?", state, id);
}

/** @returns false where the script was changed since `revision` was read. */
export function setAssessor(
  db: WritableDb,
  id: string,
  assessorId: string,
  state: SheetState,
  revision: number,
): boolean {
  return (
    execute(
      db,
      "UPDATE script SET assessor_id = ?, state = ?, revision = revision + 1 WHERE id = ? AND revision = ?",
      assessorId,
      state,
      id,
      revision,
    ) === 1
  );
}

/** @returns false where the script was changed since `revision` was read. */
export function setDeclarations(
  db: WritableDb,
  id: string,
  declarations: { authenticityConfirmed: boolean; standardisationRefused: boolean; revision: number },
): boolean {
  return (
    execute(
      db,
      `UPDATE script SET authenticity_confirmed = ?, standardisation_refused = ?, revision = revision + 1
       WHERE id = ? AND revision = ?`,
      declarations.authenticityConfirmed ? 1 : 0,
      declarations.standardisationRefused ? 1 : 0,
      id,
      declarations.revision,
    ) === 1
  );
}
