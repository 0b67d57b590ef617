import { v7 as newId } from "uuid";
import type { Evidence } from "../../../shared/contract/evidence.ts";
import { criteriaByItem, isSameCriterion } from "../../../shared/domain/criteria.ts";
import { type EvidenceSelector, isSamePlace, readSelector } from "../../../shared/domain/evidence-selector.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { refuseCarried } from "../marking/carry-forward.ts";
import { listCarriedItems } from "../store/carried-items.ts";
import { type WritableDb, write } from "../store/connection.ts";
import {
  type EvidenceRecord,
  findEvidence,
  insertEvidence,
  listEvidence,
  markEvidenceRemoved,
  updateEvidence,
} from "../store/evidence.ts";
import { raiseRevision, setIqa } from "../store/mark-sheets.ts";
import { listScriptFiles } from "../store/script-files.ts";
import { setScriptState } from "../store/scripts.ts";
import { describeEvidence, type EvidenceDesk, requireEvidenceDesk } from "./column-evidence.ts";

type Criterion = { readonly unit: string; readonly criterion: string; readonly itemId: string };
type Written = { evidence: Evidence; columnRevision: number };

/**
 * Ties a place in the script to a criterion, in the column of the person who asks. Durable when it returns.
 * @throws WorkstationError as `requireEvidenceDesk`, WRONG_STATE once the column is signed or committed, NOT_FOUND where the
 * file is not one of the script's or the sheet does not judge that criterion there, CARRIED_FORWARD, ALREADY_TIED.
 */
export function addEvidence(
  actor: Actor,
  request: Criterion & { sheetId: string; fileId: string; selector: EvidenceSelector; note: string },
): Written {
  const { sheetId, fileId, unit, criterion, itemId, selector, note } = request;
  return write(actor.centre.file, (db) => {
    const desk = requireWritableDesk(actor, sheetId);
    refuseForeignCriterion(actor, desk, request);
    if (!listScriptFiles(db, actor.keys, desk.opened.script.id).some((file) => file.id === fileId))
      throw new WorkstationError("NOT_FOUND", { kind: "file" });
    const record: EvidenceRecord = {
      ...{ id: newId(), sheetId, side: desk.side, personId: actor.person.id, fileId, unit, criterion, itemId },
      ...{ selector, note, createdAt: actor.now().toISOString(), revision: 1 },
    };
    refuseSecondTie(actor, record);
    insertEvidence(db, actor.keys, record);
    startWork(actor, db, desk);
    return conclude(actor, db, desk, "evidence.tied", record);
  });
}

/** @throws WorkstationError as `addEvidence`, CHANGED_MEANWHILE. */
export function changeEvidence(
  actor: Actor,
  request: Criterion & { evidenceId: string; note: string; revision: number },
): Written {
  const { evidenceId, ...change } = request;
  return write(actor.centre.file, (db) => {
    const { record, desk } = requireOwnEvidence(actor, evidenceId);
    refuseForeignCriterion(actor, desk, request);
    refuseSecondTie(actor, { ...record, ...change });
    if (!updateEvidence(db, actor.keys, record.id, change))
      throw new WorkstationError("CHANGED_MEANWHILE", { kind: "evidence" });
    const { unit, criterion, itemId, note } = change;
    const changed = { ...record, unit, criterion, itemId, note, revision: record.revision + 1 };
    return conclude(actor, db, desk, "evidence.changed", changed);
  });
}

/** Takes evidence out of the column; its record stays in the database. @throws WorkstationError as `addEvidence`. */
export function removeEvidence(actor: Actor, evidenceId: string): { columnRevision: number } {
  return write(actor.centre.file, (db) => {
    const { record, desk } = requireOwnEvidence(actor, evidenceId);
    markEvidenceRemoved(db, record.id, actor.now().toISOString());
    return { columnRevision: conclude(actor, db, desk, "evidence.removed", record).columnRevision };
  });
}

/**
 * What the log says of evidence is which sheet it belongs to, and no more: whoever may read the log may have that sheet's
 * other column to fill, and must not learn from the log where the first reader found what.
 */
function conclude(actor: Actor, db: WritableDb, desk: EvidenceDesk, action: string, record: EvidenceRecord): Written {
  const { sheetId } = record;
  const event = {
    personId: actor.person.id,
    action,
    recordKind: "evidence",
    recordId: record.id,
    details: { sheetId },
  };
  appendAudit(db, actor.keys, event, actor.now());
  return {
    evidence: describeEvidence(actor, record),
    columnRevision: raiseRevision(db, sheetId, desk.side),
  };
}

/** The first evidence begins the work, as the first mark does: the sheet is in somebody's hands from then on. */
function startWork(actor: Actor, db: WritableDb, { opened: { script, sheet } }: EvidenceDesk): void {
  const started = script.state === "assigned" ? "in-marking" : script.state === "signed" ? "in-qa" : undefined;
  if (!started) return;
  if (started === "in-qa") setIqa(db, sheet.id, actor.person.id);
  setScriptState(db, script.id, started);
  const action = started === "in-qa" ? "sheet.qa-started" : "sheet.marking-started";
  appendAudit(
    db,
    actor.keys,
    { personId: actor.person.id, action, recordKind: "sheet", recordId: sheet.id },
    actor.now(),
  );
}

function requireWritableDesk(actor: Actor, sheetId: string): EvidenceDesk {
  const desk = requireEvidenceDesk(actor, sheetId);
  if (!desk.writable) throw new WorkstationError("WRONG_STATE", { state: desk.opened.script.state });
  return desk;
}

/** The sheet that evidence belongs to; says nothing about who may touch it. @throws WorkstationError NOT_FOUND. */
export function sheetOfEvidence(actor: Actor, evidenceId: string): string {
  const record = findEvidence(actor.db, actor.keys, evidenceId);
  if (!record) throw new WorkstationError("NOT_FOUND", { kind: "evidence" });
  return record.sheetId;
}

/** Evidence of the other column is not there for this person, whether it can be read by now or not. */
function requireOwnEvidence(actor: Actor, evidenceId: string): { record: EvidenceRecord; desk: EvidenceDesk } {
  const record = findEvidence(actor.db, actor.keys, evidenceId);
  if (!record) throw new WorkstationError("NOT_FOUND", { kind: "evidence" });
  const desk = requireEvidenceDesk(actor, record.sheetId);
  if (record.side !== desk.side) throw new WorkstationError("NOT_FOUND", { kind: "evidence" });
  if (!desk.writable) throw new WorkstationError("WRONG_STATE", { state: desk.opened.script.state });
  return { record, desk };
}

/** Twice in the list and in the margin, one passage would look like two pieces of evidence. */
function refuseSecondTie({ db, keys }: Actor, record: EvidenceRecord): void {
  const place = readSelector(record.selector);
  const tied = listEvidence(db, keys, record.sheetId, record.side).some(
    (other) =>
      other.id !== record.id &&
      other.fileId === record.fileId &&
      other.itemId === record.itemId &&
      isSameCriterion(other, record) &&
      isSamePlace(readSelector(other.selector), place),
  );
  if (tied) throw new WorkstationError("ALREADY_TIED");
}

/** A part that was passed on an earlier attempt is read only, evidence and all. */
function refuseForeignCriterion(actor: Actor, { opened }: EvidenceDesk, { unit, criterion, itemId }: Criterion): void {
  const judged = criteriaByItem(opened.assessment.sheet).get(itemId) ?? [];
  if (!judged.some((one) => isSameCriterion(one, { unit, criterion })))
    throw new WorkstationError("NOT_FOUND", { kind: "criterion" });
  refuseCarried(listCarriedItems(actor.db, opened.sheet.id), itemId);
}
