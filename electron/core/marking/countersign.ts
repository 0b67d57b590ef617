import type { CountersignItem, SheetCheck } from "../../../shared/contract/marking.ts";
import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { barToCountersign } from "../../../shared/domain/independence.ts";
import { stateOnceSigned } from "../../../shared/domain/sheet-state.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { describeScript, isTrainee } from "../scripts/script-list.ts";
import { type WritableDb, write } from "../store/connection.ts";
import { listCountersignerIds, noteCountersignLook } from "../store/countersigning.ts";
import { isInterested } from "../store/learners.ts";
import { listScriptsAwaitingCountersignature, type ScriptRecord, setScriptState } from "../store/scripts.ts";
import { listSignatures } from "../store/signatures.ts";
import { listEarlierBlindIqaIds } from "./attempts.ts";
import { checkAssessorColumn } from "./check-sheet.ts";
import { describeAssessorSheet } from "./own-sheet.ts";
import { findOpenedSheet, type OpenedSheet } from "./sheet-head.ts";
import { openSigner, signSheet } from "./sign-sheet.ts";
import { isStanding } from "./verify-signatures.ts";
import { voidSignatures } from "./void-signatures.ts";

/** Trainees' signed sheets that this assessor may countersign, oldest first; empty for a trainee. */
export function listCountersignQueue(actor: Actor): CountersignItem[] {
  return listScriptsAwaitingCountersignature(actor.db)
    .filter((script) => findBar(actor, script) === undefined)
    .map((script) => {
      const signature = listSignatures(actor.db, actor.keys, script.sheetId).findLast(
        ({ role, voidedAt }) => role === "assessor" && voidedAt === undefined,
      );
      return { ...describeScript(actor, script), signedAt: signature?.signedAt ?? null };
    });
}

/**
 * Shows a trainee's sheet to whoever may countersign it. The look is kept: from here on this person is not blind to the
 * sheet's marks. @throws WorkstationError NOT_FOUND, OWN_SIGNATURE, OWN_CHECK, CHECKS_EARLIER, DECLARED_INTEREST, TRAINEE, WRONG_STATE.
 */
export function openToCountersign(actor: Actor, sheetId: string): AssessorSheet {
  const opened = requireAwaiting(actor, sheetId);
  write(actor.centre.file, (db) => {
    if (noteCountersignLook(db, sheetId, actor.person.id, actor.now().toISOString()))
      note(actor, db, "sheet.opened-to-countersign", sheetId);
  });
  return describeAssessorSheet(actor, opened);
}

/** What a trainee's sheet gives to look at again before it is countersigned. @throws WorkstationError as `openToCountersign`. */
export function checkToCountersign(actor: Actor, sheetId: string): SheetCheck[] {
  return checkAssessorColumn(actor, requireAwaiting(actor, sheetId));
}

/**
 * Countersigns: the trainee's decision counts from here on.
 * @param revision of the column that the countersigner saw.
 * @throws WorkstationError as `openToCountersign`, CHANGED_MEANWHILE, SIGNATURE_NOT_VALID where the sheet is not what the trainee signed,
 * WRONG_PASSPHRASE, TOO_SOON.
 */
export async function countersignSheet(
  actor: Actor,
  sheetId: string,
  revision: number,
  passphrase: string,
): Promise<AssessorSheet> {
  refuseUnsignable(actor, requireAwaiting(actor, sheetId), revision);
  const signer = await openSigner(actor, passphrase);
  write(actor.centre.file, (db) => {
    const opened = requireAwaiting(actor, sheetId);
    refuseUnsignable(actor, opened, revision);
    noteCountersignLook(db, sheetId, actor.person.id, actor.now().toISOString());
    signSheet(actor, db, opened, "countersigner", signer);
    setScriptState(db, opened.script.id, stateOnceSigned(opened.sheet));
    note(actor, db, "sheet.countersigned", sheetId);
  });
  return describeAssessorSheet(actor, findOpenedSheet(actor, sheetId));
}

/** Gives the sheet back for more marking; the trainee's signature is voided and the reason stays with it. */
export function returnToTrainee(actor: Actor, sheetId: string, reason: string): void {
  if (reason.trim() === "") throw new WorkstationError("REASON_MISSING");
  write(actor.centre.file, (db) => {
    const { script } = requireAwaiting(actor, sheetId);
    voidSignatures(actor, db, sheetId, reason);
    setScriptState(db, script.id, "in-marking");
    note(actor, db, "sheet.returned-to-trainee", sheetId, { reason });
  });
}

/**
 * Whether this person reads the assessor's column as whoever countersigns it: it waits for them, or they did. Only once they
 * opened it to that end, which is kept because it bars quality-assuring.
 */
export function isItsCountersigner(actor: Actor, { script, sheet }: OpenedSheet): boolean {
  if (findBar(actor, script) !== undefined || !listCountersignerIds(actor.db, sheet.id).includes(actor.person.id))
    return false;
  if (script.state === "awaiting-countersignature") return true;
  return listSignatures(actor.db, actor.keys, sheet.id).some(
    ({ role, personId, voidedAt }) =>
      role === "countersigner" && personId === actor.person.id && voidedAt === undefined,
  );
}

function requireAwaiting(actor: Actor, sheetId: string): OpenedSheet {
  const opened = findOpenedSheet(actor, sheetId);
  const bar = findBar(actor, opened.script);
  if (bar !== undefined) throw new WorkstationError(bar);
  const { state } = opened.script;
  if (state !== "awaiting-countersignature") throw new WorkstationError("WRONG_STATE", { state });
  return opened;
}

function findBar(actor: Actor, script: ScriptRecord) {
  const { id } = actor.person;
  const interestedIds = isInterested(actor.db, id, script.learnerId) ? [id] : [];
  const checksEarlierIds = listEarlierBlindIqaIds(actor.db, script);
  const people = { assessorId: script.assessorId, iqaId: script.iqaId, interestedIds, checksEarlierIds };
  switch (barToCountersign(id, isTrainee(actor), people)) {
    case undefined:
      return undefined;
    case "declared-interest":
      return "DECLARED_INTEREST";
    case "trainee":
      return "TRAINEE";
    case "own-quality-assurance":
      return "OWN_CHECK";
    case "checks-earlier":
      return "CHECKS_EARLIER";
    default:
      return "OWN_SIGNATURE";
  }
}

function refuseUnsignable(actor: Actor, opened: OpenedSheet, revision: number): void {
  const trainees = listSignatures(actor.db, actor.keys, opened.sheet.id).some(
    (signature) => signature.role === "assessor" && isStanding(actor, opened, signature),
  );
  if (opened.sheet.assrRevision !== revision) throw new WorkstationError("CHANGED_MEANWHILE", { kind: "mark sheet" });
  if (!trainees) throw new WorkstationError("SIGNATURE_NOT_VALID", { signing: "countersigner" });
}

function note(
  actor: Actor,
  db: WritableDb,
  action: string,
  recordId: string,
  details: Readonly<Record<string, unknown>> = {},
): void {
  appendAudit(
    db,
    actor.keys,
    { personId: actor.person.id, action, recordKind: "sheet", recordId, details },
    actor.now(),
  );
}
