import { v7 as newId } from "uuid";
import type { Learner } from "../../../shared/contract/learners.ts";
import { completionDeadline, todayAs } from "../../../shared/domain/dates.ts";
import { findAssessment, type Qualification } from "../../../shared/domain/qualification.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import { type WritableDb, write } from "../store/connection.ts";
import {
  type EnrolmentRecord,
  findEnrolment,
  findLearner,
  findLearnerIdByRegistration,
  insertEnrolment,
  insertLearner,
  type LearnerRecord,
  listEnrolments,
  listLearners,
  updateLearner,
} from "../store/learners.ts";
import { findQualification, listQualifications } from "../store/qualifications.ts";
import { listScripts, listScriptsOfLearner, type ScriptRecord } from "../store/scripts.ts";
import type { Actor } from "./actor.ts";

export function listLearnersFor(actor: Actor): Learner[] {
  const enrolments = Map.groupBy(listEnrolments(actor.db), (enrolment) => enrolment.learnerId);
  const scripts = Map.groupBy(listScripts(actor.db), (script) => script.learnerId);
  return listLearners(actor.db, actor.keys)
    .map((learner) => describeLearner(actor, learner, enrolments.get(learner.id) ?? [], scripts.get(learner.id) ?? []))
    .sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
}

/** @throws WorkstationError NOT_FOUND. */
export function getLearner(actor: Actor, id: string): Learner {
  const learner = findLearner(actor.db, actor.keys, id);
  if (!learner) throw new WorkstationError("NOT_FOUND", { kind: "learner" });
  const enrolments = listEnrolments(actor.db).filter((enrolment) => enrolment.learnerId === id);
  return describeLearner(actor, learner, enrolments, listScriptsOfLearner(actor.db, id));
}

/** @throws WorkstationError REGISTRATION_TAKEN, DATE_IN_FUTURE, NOT_FOUND (no such qualification). */
export function registerLearner(
  actor: Actor,
  request: { name: string; registrationNumber: string; registeredOn: string; qualificationId?: string | undefined },
): Learner {
  refuseFutureDate(actor, request.registeredOn);
  const id = newId();
  write(actor.centre.file, (db) => {
    refuseTakenRegistration(actor, request.registrationNumber, undefined);
    insertLearner(db, actor.keys, { id, ...request });
    appendAudit(
      db,
      actor.keys,
      { personId: actor.person.id, action: "learner.registered", recordKind: "learner", recordId: id },
      actor.now(),
    );
    if (request.qualificationId !== undefined) insertEnrolmentOf(actor, db, id, request.qualificationId);
  });
  return getLearner(actor, id);
}

/** @throws WorkstationError REGISTRATION_TAKEN, DATE_IN_FUTURE, NOT_FOUND, CHANGED_MEANWHILE. */
export function changeLearner(actor: Actor, change: LearnerRecord): Learner {
  refuseFutureDate(actor, change.registeredOn);
  write(actor.centre.file, (db) => {
    const before = findLearner(db, actor.keys, change.id);
    if (!before) throw new WorkstationError("NOT_FOUND", { kind: "learner" });
    refuseTakenRegistration(actor, change.registrationNumber, change.id);
    if (!updateLearner(db, actor.keys, change)) throw new WorkstationError("CHANGED_MEANWHILE", { kind: "learner" });
    appendAudit(
      db,
      actor.keys,
      {
        personId: actor.person.id,
        action: "learner.changed",
        recordKind: "learner",
        recordId: change.id,
        details: { before, after: change },
      },
      actor.now(),
    );
  });
  return getLearner(actor, change.id);
}

/** Enrols on the newest version. Enrolling again changes nothing: the version of the first enrolment holds. */
export function enrolLearner(actor: Actor, learnerId: string, qualificationId: string): Learner {
  write(actor.centre.file, (db) => {
    if (!findLearner(db, actor.keys, learnerId)) throw new WorkstationError("NOT_FOUND", { kind: "learner" });
    if (!findEnrolment(db, learnerId, qualificationId)) insertEnrolmentOf(actor, db, learnerId, qualificationId);
  });
  return getLearner(actor, learnerId);
}

function insertEnrolmentOf(actor: Actor, db: WritableDb, learnerId: string, qualificationId: string): void {
  const newest = listQualifications(db).findLast((qualification) => qualification.id === qualificationId);
  if (!newest) throw new WorkstationError("NOT_FOUND", { kind: "qualification" });
  const id = newId();
  insertEnrolment(db, {
    id,
    learnerId,
    qualificationId,
    qualificationVersion: newest.version,
    enrolledOn: todayAs(actor.now()),
  });
  const details = { qualificationId, version: newest.version };
  appendAudit(
    db,
    actor.keys,
    { personId: actor.person.id, action: "learner.enrolled", recordKind: "learner", recordId: learnerId, details },
    actor.now(),
  );
}

function refuseFutureDate(actor: Actor, date: string): void {
  if (date > todayAs(actor.now())) throw new WorkstationError("DATE_IN_FUTURE");
}

function refuseTakenRegistration(actor: Actor, registrationNumber: string, self: string | undefined): void {
  const holder = findLearnerIdByRegistration(actor.db, actor.keys, registrationNumber);
  if (holder !== undefined && holder !== self) throw new WorkstationError("REGISTRATION_TAKEN");
}

function describeLearner(
  actor: Actor,
  learner: LearnerRecord,
  enrolments: readonly EnrolmentRecord[],
  scripts: readonly ScriptRecord[],
): Learner {
  const { id, name, registrationNumber, registeredOn, revision } = learner;
  return {
    id,
    name,
    registrationNumber,
    registeredOn,
    enrolments: enrolments.map((enrolment) => {
      const qualification = requireQualification(actor, enrolment);
      return {
        qualificationId: qualification.id,
        qualificationVersion: qualification.version,
        qualificationTitle: qualification.title,
        enrolledOn: enrolment.enrolledOn,
        completeBy: completionDeadline(registeredOn, qualification.completeWithinYears),
      };
    }),
    scripts: scripts.map((script) => ({
      id: script.id,
      assessmentTitle:
        findAssessment(requireQualification(actor, script), script.assessmentId)?.title ?? script.assessmentId,
      attempt: script.attempt,
      state: script.state,
    })),
    revision,
  };
}

/** The specification version under which a learner was enrolled; it is never removed. */
export function requireQualification(
  actor: Actor,
  of: { qualificationId: string; qualificationVersion: string },
): Qualification {
  const qualification = findQualification(actor.db, of.qualificationId, of.qualificationVersion);
  if (!qualification) throw new WorkstationError("NOT_FOUND", { kind: "qualification" });
  return qualification;
}
