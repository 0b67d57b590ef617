import { v7 as newId } from "uuid";
import { findExceededLimits } from "../../../shared/domain/attempt-limits.ts";
import { todayAs } from "../../../shared/domain/dates.ts";
import { findAssessment } from "../../../shared/domain/qualification.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import { carryForward } from "../marking/carry-forward.ts";
import { decidedAt, standingDecision } from "../marking/standing-decision.ts";
import { write } from "../store/connection.ts";
import { readInstallation } from "../store/installation.ts";
import { findEnrolment, findLearner } from "../store/learners.ts";
import { insertSheet } from "../store/mark-sheets.ts";
import { insertScriptFile, listFilesByContent, type ScriptFileRecord } from "../store/script-files.ts";
import {
  findScript,
  insertScript,
  listScriptsOfLearner,
  type ScriptRecord,
  setDeclarations,
  setLimitReason,
} from "../store/scripts.ts";
import { refuseAssessor } from "./assign-script.ts";
import { recogniseFile } from "./file-kind.ts";
import { keepFile } from "./script-files.ts";
import { requireScript } from "./script-list.ts";
import type { FinishedUpload, Uploads } from "./uploads.ts";

export type TakeInRequest = {
  readonly learnerId: string;
  readonly qualificationId: string;
  readonly assessmentId: string;
  readonly uploadIds: readonly string[];
  readonly receivedOn: string;
  readonly authenticityConfirmed: boolean;
  readonly standardisationRefused: boolean;
  readonly assessorId: string | null;
  readonly acceptSameScript: boolean;
  /** Why the script is taken in beyond the centre's limits on attempts and time. */
  readonly limitReason?: string | undefined;
};

/**
 * Takes a script in: its files get their place, then one transaction makes the script, its sheet and its files known. What is
 * refused leaves nothing behind, and the uploads can be sent again.
 * @throws WorkstationError NOT_FOUND, NOT_ENROLLED, FILE_*, SAME_SCRIPT, ATTEMPT_EXISTS, BEFORE_REGISTRATION, DATE_IN_FUTURE,
 * LIMIT_REASON_MISSING, NOT_AN_ASSESSOR, DECLARED_INTEREST.
 */
export async function takeInScript(actor: Actor, uploads: Uploads, request: TakeInRequest): Promise<ScriptRecord> {
  planTakeIn(actor, request);
  const finished: FinishedUpload[] = [];
  for (const uploadId of request.uploadIds) finished.push(await uploads.finish(actor, uploadId));
  const kinds = await Promise.all(finished.map((upload) => recogniseFile(upload.name, upload.head)));
  if (!request.acceptSameScript) refuseSameScript(actor, finished);
  const scriptId = newId();
  const files: ScriptFileRecord[] = [];
  for (const [index, upload] of finished.entries()) {
    const kind = kinds[index];
    const uploadId = request.uploadIds[index];
    if (!kind || !uploadId) continue;
    const { name, bytes, sha256, contentToken } = upload;
    const sealHeader = await keepFile(actor, upload);
    uploads.release(uploadId);
    files.push({ id: newId(), scriptId, position: index + 1, name, ...kind, bytes, sha256, contentToken, sealHeader });
  }
  write(actor.centre.file, (db) => {
    // Asked again inside the transaction: another window may have taken the same attempt in meanwhile.
    const { enrolmentId, attempt, answers, limitReason } = planTakeIn(actor, request);
    insertScript(db, { ...request, id: scriptId, enrolmentId, attempt, takenInAt: actor.now().toISOString() });
    const sheetId = newId();
    insertSheet(db, sheetId, scriptId);
    if (answers) carryForward(actor, db, answers, sheetId);
    if (limitReason !== undefined) setLimitReason(db, actor.keys, scriptId, limitReason);
    for (const file of files) insertScriptFile(db, actor.keys, file);
    const details = {
      files: files.map((file) => ({ name: file.name, sha256: file.sha256 })),
      attempt,
      assessorId: request.assessorId,
      ...(limitReason === undefined ? {} : { limitReason }),
    };
    const event = {
      personId: actor.person.id,
      action: "script.taken-in",
      recordKind: "script",
      recordId: scriptId,
      details,
    };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return requireScript(actor, scriptId);
}

type Plan = {
  readonly enrolmentId: string;
  readonly attempt: number;
  /** The attempt whose REFERRAL this script answers. */
  readonly answers: ScriptRecord | undefined;
  /** Set where a limit of the centre is exceeded. */
  readonly limitReason: string | undefined;
};

/** Everything that can be refused before a file is touched; answers with the attempt that this script will be. */
function planTakeIn(actor: Actor, request: TakeInRequest): Plan {
  const learner = findLearner(actor.db, actor.keys, request.learnerId);
  if (!learner) throw new WorkstationError("NOT_FOUND", { kind: "learner" });
  const enrolment = findEnrolment(actor.db, request.learnerId, request.qualificationId);
  if (!enrolment) throw new WorkstationError("NOT_ENROLLED");
  const qualification = requireQualification(actor, enrolment);
  if (!findAssessment(qualification, request.assessmentId))
    throw new WorkstationError("NOT_FOUND", { kind: "assessment" });
  if (request.receivedOn > todayAs(actor.now())) throw new WorkstationError("DATE_IN_FUTURE");
  if (request.receivedOn < learner.registeredOn) throw new WorkstationError("BEFORE_REGISTRATION");
  if (request.assessorId !== null) refuseAssessor(actor, request.assessorId, request.learnerId);
  const earlier = listScriptsOfLearner(actor.db, request.learnerId).filter(
    (script) => script.qualificationId === request.qualificationId && script.assessmentId === request.assessmentId,
  );
  const latest = earlier.toSorted((one, other) => one.attempt - other.attempt).at(-1);
  // Another attempt answers a referral that stands: until then there is nothing to resubmit.
  if (latest && standingDecision(actor, latest)?.outcome !== "REFERRAL") {
    throw new WorkstationError("ATTEMPT_EXISTS", { attempt: latest.attempt });
  }
  const attempt = (latest?.attempt ?? 0) + 1;
  return {
    enrolmentId: enrolment.id,
    attempt,
    answers: latest,
    limitReason: requireLimitReason(actor, request, attempt, latest),
  };
}

/** @returns the reason where a limit is exceeded. @throws WorkstationError LIMIT_REASON_MISSING where none is given. */
function requireLimitReason(
  actor: Actor,
  request: TakeInRequest,
  attempt: number,
  answers: ScriptRecord | undefined,
): string | undefined {
  const limits = readInstallation(actor.db)?.settings;
  const decided = answers && decidedAt(actor, answers);
  const decidedOn = decided === undefined ? undefined : todayAs(new Date(decided));
  const exceeded = limits && findExceededLimits(attempt, request.receivedOn, decidedOn, limits);
  if (!exceeded) return undefined;
  const reason = request.limitReason?.trim();
  if (!reason) {
    const { attemptsAllowed } = limits;
    throw new WorkstationError("LIMIT_REASON_MISSING", { attempt, attemptsAllowed, daysLate: exceeded.daysLate });
  }
  return reason;
}

function refuseSameScript(actor: Actor, finished: readonly FinishedUpload[]): void {
  const known = finished.flatMap((upload) => listFilesByContent(actor.db, actor.keys, upload.contentToken));
  if (known.length > 0)
    throw new WorkstationError("SAME_SCRIPT", { scriptIds: [...new Set(known.map((file) => file.scriptId))] });
  const tokens = finished.map((upload) => upload.contentToken.toString("hex"));
  if (new Set(tokens).size < tokens.length) throw new WorkstationError("SAME_SCRIPT", { scriptIds: [] });
}

/** Records what the learner declared. Once signed, the declarations are part of what was signed. */
export function recordDeclarations(
  actor: Actor,
  scriptId: string,
  declarations: { authenticityConfirmed: boolean; standardisationRefused: boolean; revision: number },
): ScriptRecord {
  write(actor.centre.file, (db) => {
    const script = findScript(db, scriptId);
    if (!script) throw new WorkstationError("NOT_FOUND", { kind: "script" });
    if (script.state !== "received" && !canMark(script.state))
      throw new WorkstationError("WRONG_STATE", { state: script.state });
    if (!setDeclarations(db, scriptId, declarations))
      throw new WorkstationError("CHANGED_MEANWHILE", { kind: "script" });
    const { authenticityConfirmed, standardisationRefused } = declarations;
    const details = { authenticityConfirmed, standardisationRefused };
    appendAudit(
      db,
      actor.keys,
      { personId: actor.person.id, action: "script.declared", recordKind: "script", recordId: scriptId, details },
      actor.now(),
    );
  });
  return requireScript(actor, scriptId);
}
