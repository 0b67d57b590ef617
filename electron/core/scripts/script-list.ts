import type { ScriptFile, ScriptSummary } from "../../../shared/contract/scripts.ts";
import { barToCountersign } from "../../../shared/domain/independence.ts";
import { findAssessment } from "../../../shared/domain/qualification.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import { listCountersignerIds } from "../store/countersigning.ts";
import { isInterested } from "../store/learners.ts";
import { findPerson, openPersonName } from "../store/people.ts";
import { findScriptFile, listScriptFiles, type ScriptFileRecord } from "../store/script-files.ts";
import { findScript, listAttempts, type ScriptRecord } from "../store/scripts.ts";
import { openText } from "../store/seal.ts";

/** A script as a list shows it; carries nobody's marks. */
export function describeScript(actor: Actor, script: ScriptRecord): ScriptSummary {
  const qualification = requireQualification(actor, script);
  return {
    id: script.id,
    sheetId: script.sheetId,
    learner: {
      id: script.learnerId,
      name: openText(actor.keys, { table: "learner", column: "name", id: script.learnerId }, script.learnerNameSealed),
      registrationNumber: openText(
        actor.keys,
        { table: "learner", column: "registration", id: script.learnerId },
        script.learnerRegistrationSealed,
      ),
    },
    qualificationTitle: qualification.title,
    assessmentId: script.assessmentId,
    assessmentTitle: findAssessment(qualification, script.assessmentId)?.title ?? script.assessmentId,
    attempt: script.attempt,
    receivedOn: script.receivedOn,
    state: script.state,
    assessor: describePersonRef(actor, script.assessorId),
    iqa: describePersonRef(actor, script.iqaId),
    files: listScriptFiles(actor.db, actor.keys, script.id).map(describeFile),
    authenticityConfirmed: script.authenticityConfirmed,
    standardisationRefused: script.standardisationRefused,
    revision: script.revision,
  };
}

function describeFile(file: ScriptFileRecord): ScriptFile {
  const { id, name, kind, mediaType, bytes, sha256 } = file;
  return { id, name, kind, mediaType, bytes, sha256 };
}

export function describePersonRef(actor: Actor, personId: string | undefined): { id: string; name: string } | null {
  const person = personId === undefined ? undefined : findPerson(actor.db, personId);
  return person ? { id: person.id, name: openPersonName(actor.keys, person) } : null;
}

/** Whether the person at work is a trainee now, whose signature needs a countersignature. */
export function isTrainee(actor: Actor): boolean {
  return findPerson(actor.db, actor.person.id)?.traineeSince !== undefined;
}

/**
 * Whether this person may see the script at all: centre staff see every one, assessors those assigned to them, those that
 * they may countersign or opened to, and those that a resubmission in their hands answers, IQAs those that somebody else
 * signed, that no other IQA has in hand and in whose learner they have no interest.
 */
export function maySeeScript(actor: Actor, script: ScriptRecord): boolean {
  const { id, roles } = actor.person;
  if (roles.includes("centre-staff")) return true;
  if (roles.includes("assessor") && script.assessorId === id) return true;
  if (roles.includes("assessor") && (mayCountersign(actor, script) || marksLaterAttempt(actor, script))) return true;
  const othersSigned = isSigned(script.state) && script.assessorId !== id;
  if (!roles.includes("iqa") || !othersSigned || isInterested(actor.db, id, script.learnerId)) return false;
  return script.iqaId === undefined || script.iqaId === id;
}

/** Whoever marks a resubmission reads what it answers. */
function marksLaterAttempt(actor: Actor, script: ScriptRecord): boolean {
  if (isInterested(actor.db, actor.person.id, script.learnerId)) return false;
  return listAttempts(actor.db, script.id).some(
    ({ attempt, assessorId }) => attempt > script.attempt && assessorId === actor.person.id,
  );
}

function mayCountersign(actor: Actor, script: ScriptRecord): boolean {
  const { id } = actor.person;
  if (isInterested(actor.db, id, script.learnerId)) return false;
  if (listCountersignerIds(actor.db, script.sheetId).includes(id)) return true;
  if (script.state !== "awaiting-countersignature") return false;
  return barToCountersign(id, isTrainee(actor), { ...script, interestedIds: [] }) === undefined;
}

/** @throws WorkstationError NOT_FOUND, also for a script that is there but not this person's to see. */
export function requireScript(actor: Actor, scriptId: string): ScriptRecord {
  const script = findScript(actor.db, scriptId);
  if (!script || !maySeeScript(actor, script)) throw new WorkstationError("NOT_FOUND", { kind: "script" });
  return script;
}

/** @throws WorkstationError NOT_FOUND. */
export function requireScriptFile(actor: Actor, fileId: string): ScriptFileRecord {
  const file = findScriptFile(actor.db, actor.keys, fileId);
  if (!file) throw new WorkstationError("NOT_FOUND", { kind: "file" });
  requireScript(actor, file.scriptId);
  return file;
}
