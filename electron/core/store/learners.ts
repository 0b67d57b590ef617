import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { keyedToken, openText, type SealKeys, sealText } from "./seal.ts";

export type LearnerRecord = {
  readonly id: string;
  readonly name: string;
  readonly registrationNumber: string;
  readonly registeredOn: string;
  readonly revision: number;
};

type Row = { id: string; name_sealed: Buffer; registration_sealed: Buffer; registered_on: string; revision: number };

const nameOf = (id: string) => ({ table: "learner", column: "name", id });
const registrationOf = (id: string) => ({ table: "learner", column: "registration", id });

/** Registration numbers are compared without case and spaces: people type both in every way. */
export function registrationToken(keys: SealKeys, registrationNumber: string): Buffer {
  return keyedToken(keys, "registration", registrationNumber.replace(/\s/g, "").toUpperCase());
}

export function openLearner(keys: SealKeys, row: Row): LearnerRecord {
  return {
    id: row.id,
    name: openText(keys, nameOf(row.id), row.name_sealed),
    registrationNumber: openText(keys, registrationOf(row.id), row.registration_sealed),
    registeredOn: row.registered_on,
    revision: row.revision,
  };
}

export function listLearners(db: ReadableDb, keys: SealKeys): LearnerRecord[] {
  return readAll<Row>(db, "SELECT * FROM learner").map((row) => openLearner(keys, row));
}

export function findLearner(db: ReadableDb, keys: SealKeys, id: string): LearnerRecord | undefined {
  const row = readOne<Row>(db, "SELECT * FROM learner WHERE id = ?", id);
  return row && openLearner(keys, row);
}

export function openLearnerName(keys: SealKeys, id: string, sealed: Uint8Array): string {
  return openText(keys, nameOf(id), sealed);
}

/** The names of everybody else: all that is needed to see that a text is about the wrong person. */
export function listOtherLearnerNames(db: ReadableDb, keys: SealKeys, exceptId: string): string[] {
  const rows = readAll<{ id: string; name_sealed: Buffer }>(
    db,
    "SELECT id, name_sealed FROM learner WHERE id <> ?",
    exceptId,
  );
  return rows.map((row) => openLearnerName(keys, row.id, row.name_sealed));
}

export function findLearnerIdByRegistration(
  db: ReadableDb,
  keys: SealKeys,
  registrationNumber: string,
): string | undefined {
  return readOne<{ id: string }>(
    db,
    "SELECT id FROM learner WHERE registration_token = ?",
    registrationToken(keys, registrationNumber),
  )?.id;
}

export function insertLearner(db: WritableDb, keys: SealKeys, learner: Omit<LearnerRecord, "revision">): void {
  execute(
    db,
    "INSERT INTO learner (id, name_sealed, registration_sealed, registration_token, registered_on) VALUES (?, ?, ?, ?, ?)",
    learner.id,
    sealText(keys, nameOf(learner.id), learner.name),
    sealText(keys, registrationOf(learner.id), learner.registrationNumber),
    registrationToken(keys, learner.registrationNumber),
    learner.registeredOn,
  );
}

/** @returns false where the learner was changed since `revision` was read. */
export function updateLearner(db: WritableDb, keys: SealKeys, learner: LearnerRecord): boolean {
  const changed = execute(
    db,
    `UPDATE learner SET name_sealed = ?, registration_sealed = ?, registration_token = ?, registered_on = ?,
       revision = revision + 1 WHERE id = ? AND revision = ?`,
    sealText(keys, nameOf(learner.id), learner.name),
    sealText(keys, registrationOf(learner.id), learner.registrationNumber),
    registrationToken(keys, learner.registrationNumber),
    learner.registeredOn,
    learner.id,
    learner.revision,
  );
  return changed === 1;
}

export type EnrolmentRecord = {
  readonly id: string;
  readonly learnerId: string;
  readonly qualificationId: string;
  readonly qualificationVersion: string;
  readonly enrolledOn: string;
};

type EnrolmentRow = {
  id: string;
  learner_id: string;
  qualification_id: string;
  qualification_version: string;
  enrolled_on: string;
};

function fromEnrolmentRow(row: EnrolmentRow): EnrolmentRecord {
  return {
    id: row.id,
    learnerId: row.learner_id,
    qualificationId: row.qualification_id,
    qualificationVersion: row.qualification_version,
    enrolledOn: row.enrolled_on,
  };
}

export function listEnrolments(db: ReadableDb): EnrolmentRecord[] {
  return readAll<EnrolmentRow>(db, "SELECT * FROM enrolment ORDER BY enrolled_on, id").map(fromEnrolmentRow);
}

export function findEnrolment(db: ReadableDb, learnerId: string, qualificationId: string): EnrolmentRecord | undefined {
  const row = readOne<EnrolmentRow>(
    db,
    "SELECT * FROM enrolment WHERE learner_id = ? AND qualification_id = ?",
    learnerId,
    qualificationId,
  );
  return row && fromEnrolmentRow(row);
}

export function insertEnrolment(db: WritableDb, enrolment: EnrolmentRecord): void {
  execute(
    db,
    "INSERT INTO enrolment (id, learner_id, qualification_id, qualification_version, enrolled_on) VALUES (?, ?, ?, ?, ?)",
    enrolment.id,
    enrolment.learnerId,
    enrolment.qualificationId,
    enrolment.qualificationVersion,
    enrolment.enrolledOn,
  );
}

export function isInterested(db: ReadableDb, personId: string, learnerId: string): boolean {
  return (
    readOne(
      db,
      "SELECT 1 AS found FROM declared_interest WHERE person_id = ? AND learner_id = ?",
      personId,
      learnerId,
    ) !== undefined
  );
}
