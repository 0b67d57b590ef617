import { findAssessment } from "../../../shared/domain/qualification.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import { findOpenedSheet } from "../marking/sheet-head.ts";
import { describeScript } from "../scripts/script-list.ts";
import { readInstallation } from "../store/installation.ts";
import { renderMarkSheet } from "./mark-sheet-pdf.ts";
import type { Paper } from "./pdf/paper.ts";
import type { ScriptForArchive } from "./records.ts";
import { describeScriptForArchive } from "./script-record.ts";

type LearnerOnSheet = { readonly id: string; readonly name: string; readonly registrationNumber: string };

/** A described script's mark sheet as a PDF. */
export function renderSheet(
  actor: Actor,
  learner: LearnerOnSheet,
  script: ScriptForArchive,
  paper: Paper,
): Promise<Buffer> {
  const installation = readInstallation(actor.db);
  const { id, version } = script.qualification;
  const qualification = requireQualification(actor, { qualificationId: id, qualificationVersion: version });
  const assessment = findAssessment(qualification, script.assessmentId);
  if (!assessment) throw new WorkstationError("NOT_FOUND", { kind: "assessment" });
  const centre = {
    number: installation?.centreNumber ?? "",
    name: installation?.centreName ?? "",
    demonstration: actor.centre.demonstration,
  };
  return renderMarkSheet({ centre, learner, qualification, assessment, script, printedAt: actor.now() }, paper);
}

/** @throws WorkstationError NOT_FOUND. */
export function renderSheetById(actor: Actor, sheetId: string, paper: Paper): Promise<Buffer> {
  const opened = findOpenedSheet(actor, sheetId);
  const { learner } = describeScript(actor, opened.script);
  return renderSheet(actor, learner, describeScriptForArchive(actor, opened, { pdf: "", files: [] }), paper);
}
