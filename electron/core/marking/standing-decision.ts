import { type Decision, decideSheet } from "../../../shared/domain/decision.ts";
import { findAssessment } from "../../../shared/domain/qualification.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import { listEntries } from "../store/mark-sheets.ts";
import type { ScriptRecord } from "../store/scripts.ts";
import { judgementsOf } from "./judgements.ts";

/**
 * The decision that counts for a script: the QA decision once the IQA signed, else the assessor's once signed; undefined
 * before. Source: when a sheet was quality-assured, the QA decision stands.
 */
export function standingDecision(actor: Actor, script: ScriptRecord): Decision | undefined {
  if (!isSigned(script.state)) return undefined;
  const assessment = findAssessment(requireQualification(actor, script), script.assessmentId);
  if (!assessment) return undefined;
  const side = script.state === "qa-signed" ? "qa" : "assr";
  return decideSheet(assessment.sheet, judgementsOf(listEntries(actor.db, actor.keys, script.sheetId, side)));
}
