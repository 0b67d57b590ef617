import type { z } from "zod";
import type { sheetHead } from "../../../shared/contract/sheet.ts";
import {
  type Assessment,
  findAssessment,
  flattenItems,
  type Qualification,
} from "../../../shared/domain/qualification.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import { describeScript } from "../scripts/script-list.ts";
import { readInstallation } from "../store/installation.ts";
import { findSheet, type SheetRecord } from "../store/mark-sheets.ts";
import { findScriptBySheet, type ScriptRecord } from "../store/scripts.ts";
import { describeCarriedItems } from "./carry-forward.ts";

export type OpenedSheet = {
  readonly script: ScriptRecord;
  readonly sheet: SheetRecord;
  readonly qualification: Qualification;
  readonly assessment: Assessment;
};

/** A sheet with what it belongs to. Says nothing about who may see it. @throws WorkstationError NOT_FOUND. */
export function findOpenedSheet(actor: Actor, sheetId: string): OpenedSheet {
  const script = findScriptBySheet(actor.db, sheetId);
  const sheet = script && findSheet(actor.db, actor.keys, sheetId);
  if (!script || !sheet) throw new WorkstationError("NOT_FOUND", { kind: "mark sheet" });
  const qualification = requireQualification(actor, script);
  const assessment = findAssessment(qualification, script.assessmentId);
  if (!assessment) throw new WorkstationError("NOT_FOUND", { kind: "assessment" });
  return { script, sheet, qualification, assessment };
}

export function describeSheetHead(actor: Actor, opened: OpenedSheet): z.infer<typeof sheetHead> {
  const { script, qualification, assessment } = opened;
  const installation = readInstallation(actor.db);
  const used = new Set(
    flattenItems(assessment.sheet.sections).flatMap((item) =>
      item.criteria.map((reference) => `${reference.unit} ${reference.criterion}`),
    ),
  );
  const criteria = qualification.units.flatMap((unit) =>
    unit.outcomes.flatMap((outcome) =>
      outcome.criteria.map(({ id, text }) => ({ unit: unit.id, criterion: id, text })),
    ),
  );
  return {
    script: describeScript(actor, script),
    centre: { number: installation?.centreNumber ?? "", name: installation?.centreName ?? "" },
    qualificationId: qualification.id,
    assessmentTitle: assessment.title,
    specification: assessment.sheet,
    criteria: criteria.filter((criterion) => used.has(`${criterion.unit} ${criterion.criterion}`)),
    guideWords: assessment.guideWords ?? null,
    specificationVersion: qualification.version,
    wording: qualification.wording,
    carried: describeCarriedItems(actor, script),
  };
}
