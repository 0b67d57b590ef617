import { v7 as newId } from "uuid";
import type { IntakeProgress } from "../../../../shared/contract/intake.ts";
import { findAssessment } from "../../../../shared/domain/qualification.ts";
import { WorkstationError } from "../../../../shared/errors/workstation-error.ts";
import { type CallContext, procedures, toAnswer } from "../../procedures.ts";
import { write } from "../../store/connection.ts";
import {
  forgetFileNamePattern,
  listFileNamePatterns,
  rememberFileNamePattern,
} from "../../store/file-name-patterns.ts";
import { listPaperCodes, putPaperCode } from "../../store/paper-codes.ts";
import { listQualifications } from "../../store/qualifications.ts";
import { CohortZip } from "./cohort-zip.ts";
import { planCohort, suggestPatternFor } from "./plan-cohort.ts";
import { takeInCohort } from "./take-in-cohort.ts";

export const intakeProcedures = procedures.intake.router({
  plan: procedures.intake.plan.handler(({ context, input }) => planCohort(context.workstation.requireActor(), input)),
  listZip: procedures.intake.listZip.handler(async ({ context: { workstation }, input, signal }) => {
    const check = () => signal?.throwIfAborted();
    const zip = await CohortZip.open(workstation.requireActor(), workstation.uploads, input.uploadId, check);
    await zip.close();
    return { files: [...zip.files], left: [...zip.left] };
  }),
  suggestPattern: procedures.intake.suggestPattern.handler(({ context, input }) => ({
    pattern: suggestPatternFor(context.workstation.requireActor(), input.path, input.learnerId),
  })),
  patterns: procedures.intake.patterns.handler(({ context }) =>
    listFileNamePatterns(context.workstation.requireActor().db),
  ),
  rememberPattern: procedures.intake.rememberPattern.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    write(actor.centre.file, (db) => rememberFileNamePattern(db, newId(), input.pattern, actor.now().toISOString()));
    return {};
  }),
  forgetPattern: procedures.intake.forgetPattern.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    write(actor.centre.file, (db) => {
      if (!forgetFileNamePattern(db, input.id)) throw new WorkstationError("NOT_FOUND", { kind: "pattern" });
    });
    return {};
  }),
  codes: procedures.intake.codes.handler(({ context, input }) =>
    listPaperCodes(context.workstation.requireActor().db, input.qualificationId),
  ),
  tellCode: procedures.intake.tellCode.handler(({ context, input: { qualificationId, ...told } }) => {
    const actor = context.workstation.requireActor();
    const qualification = listQualifications(actor.db).findLast(({ id }) => id === qualificationId);
    if (!qualification || !findAssessment(qualification, told.assessmentId))
      throw new WorkstationError("NOT_FOUND", { kind: "assessment" });
    write(actor.centre.file, (db) => putPaperCode(db, qualificationId, told));
    return {};
  }),
  takeIn: procedures.intake.takeIn.handler(({ context, input, signal }) => startTakingIn(context, input, signal)),
});

/** What a stream throws and writes passes by the procedures' own handling, so both are seen to here. */
async function* startTakingIn(
  { workstation, connectionId }: CallContext,
  input: Parameters<typeof takeInCohort>[2],
  signal: AbortSignal | undefined,
): AsyncGenerator<IntakeProgress, void, void> {
  try {
    const actor = workstation.requireActor();
    const check = () => {
      signal?.throwIfAborted();
      if (workstation.requireActor().person.id !== actor.person.id) throw new WorkstationError("NOT_SIGNED_IN");
    };
    for await (const progress of takeInCohort(actor, workstation.uploads, input, check)) {
      if (progress.step === "taken-in") {
        workstation.touch();
        workstation.changes.publish("change", { kind: "records", origin: connectionId });
      }
      yield progress;
    }
  } catch (error) {
    throw toAnswer(error);
  }
}
