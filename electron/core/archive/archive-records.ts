import { completionDeadline } from "../../../shared/domain/dates.ts";
import type { Qualification } from "../../../shared/domain/qualification.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import { findOpenedSheet } from "../marking/sheet-head.ts";
import { describePersonRef } from "../scripts/script-list.ts";
import { readInstallation } from "../store/installation.ts";
import { listSigningKeys } from "../store/people.ts";
import type { ExportPlan, PlannedLearner } from "./plan-export.ts";
import type { ArchiveIndex, AuditRecord, LearnerForArchive } from "./records.ts";
import { makeSafeName, Names } from "./safe-names.ts";
import { describeScriptForArchive, fingerprintOf } from "./script-record.ts";

export type PlannedQualification = { readonly qualification: Qualification; readonly path: string };

/** Each version that one of the learners is enrolled on, once, under a name of its own. */
export function qualificationsOf(actor: Actor, plan: ExportPlan): PlannedQualification[] {
  const enrolments = plan.learners.flatMap((learner) => learner.enrolments);
  const versions = new Map(
    enrolments.map((enrolment) => [`${enrolment.qualificationId} ${enrolment.qualificationVersion}`, enrolment]),
  );
  const names = new Names();
  return [...versions]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, enrolment]) => {
      const qualification = requireQualification(actor, enrolment);
      // Two versions may come down to one safe name: "2011/10" and "2011-10", or a long id that leaves no room for either.
      const name = makeSafeName(`${qualification.id}-${qualification.version}`, "qualification");
      return { qualification, path: `qualifications/${names.give(`${name}.json`)}` };
    });
}

export function describeIndex(
  actor: Actor,
  plan: ExportPlan,
  qualifications: readonly PlannedQualification[],
  createdAt: Date,
  version: string,
): ArchiveIndex {
  const installation = readInstallation(actor.db);
  return {
    format: "assessor-workstation/archive/1",
    createdAt: createdAt.toISOString(),
    createdBy: describePersonRef(actor, actor.person.id) ?? { id: actor.person.id, name: "" },
    program: `Assessor Workstation ${version}`,
    centre: {
      number: installation?.centreNumber ?? "",
      name: installation?.centreName ?? "",
      demonstration: actor.centre.demonstration,
    },
    learners: plan.learners.map(({ learner, record }) => {
      const { id, registrationNumber, name } = learner;
      return { id, registrationNumber, name, record };
    }),
    qualifications: qualifications.map(({ qualification, path }) => {
      const { id, version: of, title } = qualification;
      return { id, version: of, title, path };
    }),
    signingKeys: listSigningKeys(actor.db).map(({ id, personId, publicKey, createdAt: from }) => ({
      id,
      personId,
      publicKey: publicKey.toString("base64"),
      fingerprint: fingerprintOf(publicKey),
      createdAt: from,
    })),
  };
}

export function describeLearnerForArchive(
  actor: Actor,
  { learner, enrolments, scripts }: PlannedLearner,
  excerpts: ReadonlyMap<string, readonly AuditRecord[]>,
): LearnerForArchive {
  const { id, name, registrationNumber, registeredOn } = learner;
  const recordIds = [id, ...scripts.flatMap(({ script }) => [script.id, script.sheetId])];
  return {
    format: "assessor-workstation/archive-learner/1",
    id,
    name,
    registrationNumber,
    registeredOn,
    enrolments: enrolments.map((enrolment) => {
      const qualification = requireQualification(actor, enrolment);
      return {
        qualification: { id: qualification.id, version: qualification.version },
        qualificationTitle: qualification.title,
        enrolledOn: enrolment.enrolledOn,
        completeBy: completionDeadline(registeredOn, qualification.completeWithinYears),
      };
    }),
    scripts: scripts.map(({ script, paths }) =>
      describeScriptForArchive(actor, findOpenedSheet(actor, script.sheetId), paths),
    ),
    audit: recordIds
      .flatMap((recordId) => excerpts.get(recordId) ?? [])
      .toSorted((one, other) => one.sequence - other.sequence),
  };
}
