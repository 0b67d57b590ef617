import type { Edit, Entry } from "../../../shared/contract/sheet.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { applyEdit } from "../marking/edit-sheet.ts";
import { notAsSigned, tellSignAnewOf } from "../marking/verify-signatures.ts";
import { voidSignatures } from "../marking/void-signatures.ts";
import { requireScript } from "../scripts/script-list.ts";
import { listCarriedItems } from "../store/carried-items.ts";
import { type WritableDb, write } from "../store/connection.ts";
import { removeEscalation } from "../store/escalations.ts";
import { listEvidence, markEvidenceRemoved } from "../store/evidence.ts";
import { setIqa, takeBackQaDecision } from "../store/mark-sheets.ts";
import { findPerson } from "../store/people.ts";
import { findScript, type ScriptRecord, setScriptState } from "../store/scripts.ts";
import { listEntries } from "../store/sheet-entries.ts";
import { closeHistory } from "../store/sheet-history.ts";
import { listSignatures } from "../store/signatures.ts";
import { barOf, requireQaSheet } from "./qa-sheet.ts";

/**
 * Puts a check back that was begun and not committed, as where it was begun in the wrong sheet: any IQA may start on it, and
 * its assessor may reopen it. One that this IQA signed before is theirs to finish: they have seen the marks.
 * @throws WorkstationError as `openQaSheet`.
 */
export function putBackCheck(actor: Actor, sheetId: string): void {
  write(actor.centre.file, (db) => {
    const { script, sheet } = requireQaSheet(actor, sheetId);
    const signed = listSignatures(db, actor.keys, sheetId).some(
      ({ role, personId }) => role === "iqa" && personId === actor.person.id,
    );
    if (script.state !== "in-qa" || sheet.qaCommittedAt !== undefined || signed)
      throw new WorkstationError("WRONG_STATE", { state: script.state });
    emptyQaColumn(actor, db, sheetId);
    setIqa(db, sheetId, null);
    setScriptState(db, script.id, "signed");
    const event = { personId: actor.person.id, action: "sheet.qa-put-back", recordKind: "sheet", recordId: sheetId };
    appendAudit(db, actor.keys, event, actor.now());
  });
}

/**
 * Gives a check that is not signed to another IQA, who starts on it anew and blind: a column is signed by nobody but whoever
 * wrote it. So is one that is not what its IQA signed, who may have left: their signature is voided and stays.
 * @throws WorkstationError NOT_FOUND, WRONG_STATE, CHANGED_MEANWHILE, REASON_MISSING, NOT_AN_IQA, IQA_BARRED.
 */
export function giveCheckToAnother(
  actor: Actor,
  { scriptId, iqaId, reason, revision }: { scriptId: string; iqaId: string; reason: string; revision: number },
): ScriptRecord {
  if (reason.trim() === "") throw new WorkstationError("REASON_MISSING");
  write(actor.centre.file, (db) => {
    const script = findScript(db, scriptId);
    if (!script) throw new WorkstationError("NOT_FOUND", { kind: "script" });
    const toSignAnew = script.state === "qa-signed" && tellSignAnewOf(actor, script) === "iqa";
    if (script.state !== "in-qa" && script.state !== "qa-committed" && !toSignAnew)
      throw new WorkstationError("WRONG_STATE", { state: script.state });
    if (script.revision !== revision) throw new WorkstationError("CHANGED_MEANWHILE", { kind: "script" });
    refuseIqa(actor, script, iqaId);
    if (toSignAnew) {
      voidSignatures(actor, db, script.sheetId, reason, ["iqa"]);
      removeEscalation(db, script.sheetId);
    }
    emptyQaColumn(actor, db, script.sheetId);
    takeBackQaDecision(db, script.sheetId);
    setIqa(db, script.sheetId, iqaId);
    setScriptState(db, scriptId, "in-qa");
    const event = {
      personId: actor.person.id,
      action: "sheet.qa-given",
      recordKind: "sheet",
      recordId: script.sheetId,
      details: { from: script.iqaId ?? null, to: iqaId, reason, ...(toSignAnew ? { found: notAsSigned } : {}) },
    };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return requireScript(actor, scriptId);
}

function refuseIqa(actor: Actor, script: ScriptRecord, iqaId: string): void {
  const person = findPerson(actor.db, iqaId);
  if (!person?.active || !person.roles.includes("iqa")) throw new WorkstationError("NOT_AN_IQA");
  // As if nobody had it in hand: it is taken from whoever has.
  const bar = barOf(actor, { ...script, iqaId: undefined }, iqaId);
  if (bar !== undefined || iqaId === script.iqaId) throw new WorkstationError("IQA_BARRED");
}

/**
 * Takes everything out of the QA column the way its writer would: field by field, so that what it said stays in its history,
 * and evidence stays in the database.
 */
function emptyQaColumn(actor: Actor, db: WritableDb, sheetId: string): void {
  const carried = new Set(listCarriedItems(db, sheetId).map(({ itemId }) => itemId));
  // What is being typed is an entry of its own, not the beginning of what takes it out.
  closeHistory(db, actor.keys, sheetId, "qa");
  for (const entry of listEntries(db, actor.keys, sheetId, "qa")) {
    if (carried.has(entry.itemId)) continue;
    for (const edit of emptyingEdits(entry)) applyEdit(actor, db, sheetId, "qa", edit);
  }
  closeHistory(db, actor.keys, sheetId, "qa");
  for (const { id } of listEvidence(db, actor.keys, sheetId, "qa"))
    markEvidenceRemoved(db, id, actor.now().toISOString());
}

function emptyingEdits({ itemId, mark, outcome, strengths, improvements, criteria }: Entry): Edit[] {
  return [
    ...(mark === null ? [] : [{ field: "mark" as const, itemId, value: null }]),
    ...(outcome === null ? [] : [{ field: "outcome" as const, itemId, value: null }]),
    ...(strengths === "" ? [] : [{ field: "strengths" as const, itemId, value: "" }]),
    ...(improvements === "" ? [] : [{ field: "improvements" as const, itemId, value: "" }]),
    ...criteria.map(({ unit, criterion }) => ({
      field: "criterion" as const,
      itemId,
      criterion: { unit, criterion },
      value: null,
    })),
  ];
}
