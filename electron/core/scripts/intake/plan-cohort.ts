import type { CohortMatch } from "../../../../shared/contract/intake.ts";
import { maximumScriptBytes } from "../../../../shared/contract/scripts.ts";
import { matchAssessment } from "../../../../shared/domain/assessment-matching.ts";
import { isLeftBySystem } from "../../../../shared/domain/cohort-files.ts";
import { FileMatcher } from "../../../../shared/domain/file-matching.ts";
import { suggestPattern } from "../../../../shared/domain/file-patterns.ts";
import { splitPath } from "../../../../shared/domain/file-words.ts";
import type { MatchableLearner } from "../../../../shared/domain/name-fit.ts";
import { messageFor } from "../../../../shared/errors/messages.ts";
import { WorkstationError } from "../../../../shared/errors/workstation-error.ts";
import type { Actor } from "../../centre/actor.ts";
import { listFileNamePatterns } from "../../store/file-name-patterns.ts";
import { findLearner, listEnrolments, listLearners } from "../../store/learners.ts";
import { listQualifications } from "../../store/qualifications.ts";
import { listScripts } from "../../store/scripts.ts";

export type CohortRequest = {
  readonly qualificationId: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly pattern?: string | undefined;
};

/** Matches every file to a learner who is enrolled. @throws WorkstationError NOT_FOUND (no such qualification). */
export function planCohort(actor: Actor, request: CohortRequest): CohortMatch[] {
  const qualification = listQualifications(actor.db).findLast(({ id }) => id === request.qualificationId);
  if (!qualification) throw new WorkstationError("NOT_FOUND", { kind: "qualification" });
  const learners = enrolledLearners(actor, request.qualificationId);
  const byId = new Map(learners.map((learner) => [learner.id, learner]));
  const remembered = listFileNamePatterns(actor.db).map(({ pattern }) => pattern);
  const matcher = new FileMatcher(learners, request.pattern ? [request.pattern, ...remembered] : remembered);
  const latest = latestAttempts(actor, request.qualificationId);
  return request.files.map(({ path, bytes }) => {
    const { learnerId, confidence, reason, attempt, unit } = matcher.match(path);
    const learner = learnerId === null ? undefined : byId.get(learnerId);
    return {
      path,
      bytes,
      learner: learner ? { ...learner } : null,
      assessmentId: matchAssessment(path, qualification.assessments, unit) ?? null,
      confidence,
      reason,
      unit,
      attempt,
      latestAttempts: (learner && latest.get(learner.id)) ?? {},
      problem: problemOf(path, bytes),
    };
  });
}

/** By learner, then by assessment. */
function latestAttempts(actor: Actor, qualificationId: string): Map<string, Record<string, number>> {
  const latest = new Map<string, Record<string, number>>();
  for (const script of listScripts(actor.db)) {
    if (script.qualificationId !== qualificationId) continue;
    const own = latest.get(script.learnerId) ?? {};
    own[script.assessmentId] = Math.max(own[script.assessmentId] ?? 0, script.attempt);
    latest.set(script.learnerId, own);
  }
  return latest;
}

function enrolledLearners(actor: Actor, qualificationId: string): MatchableLearner[] {
  const enrolled = new Set(
    listEnrolments(actor.db).flatMap((enrolment) =>
      enrolment.qualificationId === qualificationId ? [enrolment.learnerId] : [],
    ),
  );
  return listLearners(actor.db, actor.keys)
    .filter(({ id }) => enrolled.has(id))
    .map(({ id, name, registrationNumber }) => ({ id, name, registrationNumber }));
}

function problemOf(path: string, bytes: number): string | null {
  if (isLeftBySystem(path)) return "Left there by the computer, not by a learner.";
  if (bytes > maximumScriptBytes) return messageFor("FILE_TOO_LARGE", { limitBytes: maximumScriptBytes });
  return bytes === 0 ? messageFor("FILE_EMPTY", {}) : null;
}

/** @throws WorkstationError NOT_FOUND (no such learner). */
export function suggestPatternFor(actor: Actor, path: string, learnerId: string): string | null {
  const learner = findLearner(actor.db, actor.keys, learnerId);
  if (!learner) throw new WorkstationError("NOT_FOUND", { kind: "learner" });
  return suggestPattern(splitPath(path).stem, learner) ?? null;
}
