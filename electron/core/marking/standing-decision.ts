import type { Entry } from "../../../shared/contract/sheet.ts";
import { isSameCriterion } from "../../../shared/domain/criteria.ts";
import { type Decision, decideSheet } from "../../../shared/domain/decision.ts";
import { type Assessment, findAssessment } from "../../../shared/domain/qualification.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import type { ScriptRecord } from "../store/scripts.ts";
import { listEntries } from "../store/sheet-entries.ts";
import type { Side } from "../store/sheet-side.ts";
import { listSignatures } from "../store/signatures.ts";
import { inSheetOrder, judgementsOf } from "./judgements.ts";

/** Which column of a script counts: the QA column once the IQA signed, else the assessor's once signed. */
export function standingSide(script: ScriptRecord): Side | undefined {
  if (!isSigned(script.state)) return undefined;
  return script.state === "qa-signed" ? "qa" : "assr";
}

/**
 * The column that counts for a script, with its decision; undefined before it is signed. Source: when a sheet was
 * quality-assured, the QA decision stands.
 */
export function standingColumn(actor: Actor, script: ScriptRecord) {
  const side = standingSide(script);
  const assessment = findAssessmentOf(actor, script);
  if (!side || !assessment) return undefined;
  const entries = inSheetOrder(assessment.sheet, listEntries(actor.db, actor.keys, script.sheetId, side));
  return { side, assessment, entries, decision: decideSheet(assessment.sheet, judgementsOf(entries)) };
}

/** A judgement with the feedback that another column holds on the same item. */
export function withWordsOf(column: readonly Entry[], entry: Entry): Entry {
  const written = column.find(({ itemId }) => itemId === entry.itemId);
  return { ...entry, strengths: written?.strengths ?? "", improvements: written?.improvements ?? "" };
}

/** A judgement in which criteria that it left alone stand as another column judged them. */
export function withCriteriaOf(column: readonly Entry[], entry: Entry): Entry {
  const judged = column.find(({ itemId }) => itemId === entry.itemId)?.criteria ?? [];
  const left = judged.filter((criterion) => !entry.criteria.some((own) => isSameCriterion(own, criterion)));
  return { ...entry, criteria: [...entry.criteria, ...left] };
}

export function standingDecision(actor: Actor, script: ScriptRecord): Decision | undefined {
  return standingColumn(actor, script)?.decision;
}

/** When the standing decision was made: the newest signature that stands on it. Undefined before it is signed. */
export function decidedAt(actor: Actor, script: ScriptRecord): string | undefined {
  const side = standingSide(script);
  if (!side) return undefined;
  return listSignatures(actor.db, actor.keys, script.sheetId).findLast(
    ({ role, voidedAt }) => voidedAt === undefined && (role === "iqa") === (side === "qa"),
  )?.signedAt;
}

function findAssessmentOf(actor: Actor, script: ScriptRecord): Assessment | undefined {
  return findAssessment(requireQualification(actor, script), script.assessmentId);
}
