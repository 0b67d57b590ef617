import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { type EnrolmentRecord, findLearner, type LearnerRecord, listEnrolments } from "../store/learners.ts";
import { listScriptFiles, type ScriptFileRecord } from "../store/script-files.ts";
import { listScriptsOfLearner, type ScriptRecord } from "../store/scripts.ts";
import { makeSafeFileName, makeSafeName, Names } from "./safe-names.ts";
import { mustStayBlind, type ScriptPaths } from "./script-record.ts";

export type PlannedScript = {
  readonly script: ScriptRecord;
  readonly files: readonly ScriptFileRecord[];
  readonly paths: ScriptPaths;
};

export type PlannedLearner = {
  readonly learner: LearnerRecord;
  readonly enrolments: readonly EnrolmentRecord[];
  /** Where the learner's JSON lies. */
  readonly record: string;
  readonly scripts: readonly PlannedScript[];
};

/** What an export will write, under which names, in the order of writing: by registration number, then as received. */
export type ExportPlan = {
  readonly learners: readonly PlannedLearner[];
  readonly files: number;
  readonly bytes: number;
  /** Mark sheets that wait for a signature: not signed by the assessor, or with quality assurance begun and not signed. */
  readonly unfinished: number;
  /** Mark sheets whose marks are kept from the person who exports, because they may quality-assure them. */
  readonly withheld: number;
};

/** @throws WorkstationError NOTHING_CHOSEN where none of these learners is there. */
export function planExport(actor: Actor, learnerIds: readonly string[]): ExportPlan {
  const found = [...new Set(learnerIds)].flatMap((id) => findLearner(actor.db, actor.keys, id) ?? []);
  if (found.length === 0) throw new WorkstationError("NOTHING_CHOSEN");
  const sorted = found.toSorted(
    (one, other) => compare(one.registrationNumber, other.registrationNumber) || compare(one.id, other.id),
  );
  const names = new Names();
  const enrolments = Map.groupBy(listEnrolments(actor.db), (enrolment) => enrolment.learnerId);
  const learners = sorted.map((learner) => planLearner(actor, learner, enrolments.get(learner.id) ?? [], names));
  const scripts = learners.flatMap((learner) => learner.scripts);
  const files = scripts.flatMap((script) => script.files);
  return {
    learners,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    withheld: scripts.filter(({ script }) => mustStayBlind(actor, script)).length,
    unfinished: scripts.filter(({ script }) => script.state !== "signed" && script.state !== "qa-signed").length,
  };
}

function planLearner(
  actor: Actor,
  learner: LearnerRecord,
  enrolments: readonly EnrolmentRecord[],
  names: Names,
): PlannedLearner {
  const name = makeSafeName(`${learner.registrationNumber}-${learner.name.toLowerCase()}`, "learner");
  const folder = `learners/${names.give(name)}`;
  const folders = new Names();
  const scripts = listScriptsOfLearner(actor.db, learner.id).map((script): PlannedScript => {
    // `give` numbers a repeat: two qualifications may use the same name for an assessment.
    const place = `${folder}/${folders.give(makeSafeName(`${script.assessmentId}-attempt-${script.attempt}`, "script"))}`;
    const files = listScriptFiles(actor.db, actor.keys, script.id);
    const given = new Names();
    const filePaths = files.map(
      (file) => `${place}/script/${given.give(makeSafeFileName(file.name, `file-${file.position}`))}`,
    );
    return { script, files, paths: { pdf: `${place}/mark-sheet.pdf`, files: filePaths } };
  });
  return { learner, enrolments, record: `${folder}/learner.json`, scripts };
}

/** By code unit: the same order on every machine, whatever its language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
