import { defaultCentreSettings } from "../../../shared/contract/centre.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { renewRecoveryCode } from "../accounts/renew-recovery-code.ts";
import { appendAudit, countAudit, isAuditChainIntact, readAudit } from "../audit/audit-log.ts";
import { procedures } from "../procedures.ts";
import { describePersonRef } from "../scripts/script-list.ts";
import { takeBackup } from "../store/backups.ts";
import { write } from "../store/connection.ts";
import { readInstallation, updateCentre } from "../store/installation.ts";
import { findQualification, listQualifications } from "../store/qualifications.ts";
import { declareInterest, listInterestsFor, withdrawInterest } from "./interests.ts";
import { changeLearner, enrolLearner, getLearner, listLearnersFor, registerLearner } from "./learners.ts";

export const centreProcedures = procedures.centre.router({
  get: procedures.centre.get.handler(({ context }) => {
    const installation = readInstallation(context.workstation.requireActor().db);
    if (!installation) throw new WorkstationError("NOT_SET_UP");
    const { centreNumber: number, centreName: name, settings, revision } = installation;
    return { number, name, settings, revision };
  }),
  update: procedures.centre.update.handler(({ context: { workstation }, input }) => {
    const actor = workstation.requireActor();
    write(actor.centre.file, (db) => {
      const before = readInstallation(db)?.settings ?? defaultCentreSettings;
      const chosen = Object.fromEntries(Object.entries(input.settings).filter(([, value]) => value !== undefined));
      if (!updateCentre(db, { ...input, settings: { ...before, ...chosen } }))
        throw new WorkstationError("CHANGED_MEANWHILE", { kind: "centre" });
      const event = {
        personId: actor.person.id,
        action: "centre.changed",
        recordKind: "centre",
        recordId: "centre",
        details: input,
      };
      appendAudit(db, actor.keys, event, actor.now());
    });
    workstation.tellStatus();
    return {};
  }),
  auditTrail: procedures.centre.auditTrail.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    const entries = readAudit(actor.db, actor.keys, { before: input.before, limit: input.limit });
    return {
      entries: entries.map(({ personId, ...entry }) => ({
        ...entry,
        personName: describePersonRef(actor, personId ?? undefined)?.name ?? null,
      })),
      chainIntact: isAuditChainIntact(actor.db, actor.keys),
      total: countAudit(actor.db),
    };
  }),
  listInterests: procedures.centre.listInterests.handler(({ context }) =>
    listInterestsFor(context.workstation.requireActor()),
  ),
  declareInterest: procedures.centre.declareInterest.handler(({ context, input }) =>
    declareInterest(context.workstation.requireActor(), input),
  ),
  withdrawInterest: procedures.centre.withdrawInterest.handler(({ context, input }) =>
    withdrawInterest(context.workstation.requireActor(), input),
  ),
  renewRecoveryCode: procedures.centre.renewRecoveryCode.handler(({ context: { workstation }, input }) =>
    workstation.inTurn(() => renewRecoveryCode(workstation.requireActor(), input.passphrase, workstation.kdfCost)),
  ),
  backUpNow: procedures.centre.backUpNow.handler(({ context }) => {
    const actor = context.workstation.requireActor();
    const name = takeBackup(actor.centre.file, actor.centre.folder.backups, "by-hand", actor.now());
    const event = { action: "centre.backed-up", recordKind: "centre", recordId: "centre", details: { name } };
    write(actor.centre.file, (db) => appendAudit(db, actor.keys, { personId: actor.person.id, ...event }, actor.now()));
    return { name };
  }),
});

export const qualificationProcedures = procedures.qualifications.router({
  list: procedures.qualifications.list.handler(({ context }) =>
    listQualifications(context.workstation.requireActor().db).map((qualification) => ({
      id: qualification.id,
      version: qualification.version,
      title: qualification.title,
      number: qualification.number,
      // The earliest of the units': from that day on somebody should look for a newer specification.
      reviewDate: qualification.units.map((unit) => unit.reviewDate).sort()[0] ?? "",
      completeWithinYears: qualification.completeWithinYears,
      assessments: qualification.assessments.map(({ id, title, units }) => ({ id, title, units })),
    })),
  ),
  get: procedures.qualifications.get.handler(({ context, input }) => {
    const qualification = findQualification(context.workstation.requireActor().db, input.id, input.version);
    if (!qualification) throw new WorkstationError("NOT_FOUND", { kind: "qualification" });
    return qualification;
  }),
});

export const learnerProcedures = procedures.learners.router({
  list: procedures.learners.list.handler(({ context }) => listLearnersFor(context.workstation.requireActor())),
  get: procedures.learners.get.handler(({ context, input }) =>
    getLearner(context.workstation.requireActor(), input.id),
  ),
  register: procedures.learners.register.handler(({ context, input }) =>
    registerLearner(context.workstation.requireActor(), input),
  ),
  update: procedures.learners.update.handler(({ context, input }) =>
    changeLearner(context.workstation.requireActor(), input),
  ),
  enrol: procedures.learners.enrol.handler(({ context, input }) =>
    enrolLearner(context.workstation.requireActor(), input.learnerId, input.qualificationId),
  ),
});
