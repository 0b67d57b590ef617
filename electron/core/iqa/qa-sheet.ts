import type { BlindSheet, ComparedSheet, IqaSheet, QaQueueItem } from "../../../shared/contract/iqa.ts";
import { todayAs } from "../../../shared/domain/dates.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { tellsTheSame } from "../../../shared/domain/give-back.ts";
import { type Bar, barToQualityAssure } from "../../../shared/domain/independence.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import { whoSignsAnew } from "../../../shared/domain/signed-sheet.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { listEarlierBlindIqaIds } from "../marking/attempts.ts";
import { listWithheldItems } from "../marking/carry-forward.ts";
import { inSheetOrder, judgementsOf } from "../marking/judgements.ts";
import { describeEscalation } from "../marking/own-sheet.ts";
import { describeSheetHead, findOpenedSheet, type OpenedSheet } from "../marking/sheet-head.ts";
import { openSigner, signSheet } from "../marking/sign-sheet.ts";
import { describeSignatures, findSignAnew, tellSignAnew } from "../marking/verify-signatures.ts";
import { describeColumn } from "../marking/written-column.ts";
import { describeScript } from "../scripts/script-list.ts";
import { write } from "../store/connection.ts";
import { listSawMarksIds } from "../store/countersigning.ts";
import { isEscalated } from "../store/escalations.ts";
import { isInterested } from "../store/learners.ts";
import { setQaCommitted, setQaDecision } from "../store/mark-sheets.ts";
import { listScriptsForIqa, type ScriptRecord, setScriptState } from "../store/scripts.ts";
import { listEntries } from "../store/sheet-entries.ts";
import { closeHistory } from "../store/sheet-history.ts";
import type { Side } from "../store/sheet-side.ts";
import { listSignatures } from "../store/signatures.ts";
import { isTakeBackable } from "./taking-back.ts";

/** What others signed and this IQA may check, has in hand, or has done; oldest first. */
export function listQaQueue(actor: Actor): QaQueueItem[] {
  return listScriptsForIqa(actor.db, actor.person.id)
    .filter((script) => barOf(actor, script) === undefined)
    .map((script) => ({ ...describeScript(actor, script), escalated: isEscalated(actor.db, script.sheetId) }));
}

/** @throws WorkstationError as `requireQaSheet`. */
export function openQaSheet(actor: Actor, sheetId: string): IqaSheet {
  const opened = requireQaSheet(actor, sheetId);
  return opened.sheet.qaCommittedAt === undefined
    ? describeBlind(actor, opened)
    : describeCompared(actor, opened, opened.sheet.qaCommittedAt);
}

/** Fixes the QA column; from here on both columns can be seen. @throws also SHEET_INCOMPLETE, CHANGED_MEANWHILE. */
export function commitQaSheet(actor: Actor, sheetId: string, revision: number): ComparedSheet {
  write(actor.centre.file, (db) => {
    const opened = requireQaSheet(actor, sheetId);
    const { script, sheet, assessment } = opened;
    if (sheet.qaCommittedAt !== undefined) throw new WorkstationError("WRONG_STATE", { state: script.state });
    if (sheet.qaRevision !== revision) throw new WorkstationError("CHANGED_MEANWHILE", { kind: "mark sheet" });
    const decision = decideSheet(assessment.sheet, judgementsOf(listEntries(db, actor.keys, sheetId, "qa")));
    if (decision.missing.length > 0) throw new WorkstationError("SHEET_INCOMPLETE", { missing: [...decision.missing] });
    closeHistory(db, actor.keys, sheetId, "qa");
    setQaCommitted(db, sheetId, actor.now().toISOString());
    setScriptState(db, script.id, "qa-committed");
    const event = { personId: actor.person.id, action: "sheet.qa-committed", recordKind: "sheet", recordId: sheetId };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return requireCompared(actor, sheetId);
}

/**
 * Records the date of the IQA check and the decision, and signs. Where the two decisions would tell the learner
 * different things, another outcome or other sections referred, the QA decision stands, and the feedback must say why.
 * @throws WorkstationError as `openQaSheet`, SIGNATURE_NOT_VALID where it is not what the assessor signed, DATE_IN_FUTURE, BEFORE_RECEIVED, REASON_MISSING, WRONG_PASSPHRASE, TOO_SOON.
 */
export async function signQaSheet(
  actor: Actor,
  sheetId: string,
  check: { checkedOn: string; feedback: string; passphrase: string },
): Promise<ComparedSheet> {
  const decision = refuseUnsignable(actor, requireQaSheet(actor, sheetId), check);
  const signer = await openSigner(actor, check.passphrase);
  write(actor.centre.file, (db) => {
    const before = requireQaSheet(actor, sheetId);
    refuseUnsignable(actor, before, check);
    setQaDecision(db, actor.keys, sheetId, { checkedOn: check.checkedOn, decision, feedback: check.feedback });
    signSheet(actor, db, findOpenedSheet(actor, sheetId), "iqa", signer);
    setScriptState(db, before.script.id, "qa-signed");
    const details = { decision, checkedOn: check.checkedOn };
    const event = {
      personId: actor.person.id,
      action: "sheet.qa-signed",
      recordKind: "sheet",
      recordId: sheetId,
      details,
    };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return requireCompared(actor, sheetId);
}

function refuseUnsignable(
  actor: Actor,
  opened: OpenedSheet,
  check: { checkedOn: string; feedback: string },
): "agreed" | "replaced" {
  if (opened.script.state !== "qa-committed") throw new WorkstationError("WRONG_STATE", { state: opened.script.state });
  if (findSignAnew(actor, opened) !== undefined) throw new WorkstationError("SIGNATURE_NOT_VALID", { signing: "iqa" });
  if (check.checkedOn > todayAs(actor.now())) throw new WorkstationError("DATE_IN_FUTURE");
  if (check.checkedOn < opened.script.receivedOn) throw new WorkstationError("BEFORE_RECEIVED");
  const decide = (side: Side) =>
    decideSheet(opened.assessment.sheet, judgementsOf(listEntries(actor.db, actor.keys, opened.sheet.id, side)));
  const decision = tellsTheSame(decide("assr"), decide("qa")) ? "agreed" : "replaced";
  if (decision === "replaced" && check.feedback.trim() === "") throw new WorkstationError("REASON_MISSING");
  return decision;
}

/** @throws WorkstationError NOT_FOUND, OWN_MARKING, SAW_MARKS, CHECKS_EARLIER, DECLARED_INTEREST, OTHER_IQA, WRONG_STATE. */
export function requireQaSheet(actor: Actor, sheetId: string): OpenedSheet {
  const opened = findOpenedSheet(actor, sheetId);
  const { script } = opened;
  const bar = barOf(actor, script);
  if (bar === "own-marking") throw new WorkstationError("OWN_MARKING");
  if (bar === "saw-marks") throw new WorkstationError("SAW_MARKS");
  if (bar === "checks-earlier") throw new WorkstationError("CHECKS_EARLIER");
  if (bar === "declared-interest") throw new WorkstationError("DECLARED_INTEREST");
  if (bar !== undefined) throw new WorkstationError("OTHER_IQA");
  if (!isSigned(script.state)) throw new WorkstationError("WRONG_STATE", { state: script.state });
  return opened;
}

/** Whether `openQaSheet` answers this person with the sheet of this script. */
export function mayQualityAssure(actor: Actor, script: ScriptRecord): boolean {
  return actor.person.roles.includes("iqa") && isSigned(script.state) && barOf(actor, script) === undefined;
}

/** @param id of whoever asks, or of another person, who is to be given the check. */
export function barOf(actor: Actor, script: ScriptRecord, id = actor.person.id): Bar | undefined {
  return barToQualityAssure(id, {
    assessorId: script.assessorId,
    iqaId: script.iqaId,
    interestedIds: isInterested(actor.db, id, script.learnerId) ? [id] : [],
    sawMarksIds: listSawMarksIds(actor.db, script.sheetId),
    checksEarlierIds: listEarlierBlindIqaIds(actor.db, script),
  });
}

function requireCompared(actor: Actor, sheetId: string): ComparedSheet {
  const sheet = openQaSheet(actor, sheetId);
  if (sheet.view !== "compared") throw new WorkstationError("WRONG_STATE", { state: sheet.script.state });
  return sheet;
}

function describeBlind(actor: Actor, opened: OpenedSheet): BlindSheet {
  const head = describeSheetHead(actor, opened);
  const withheld = listWithheldItems(actor.db, opened.sheet, "qa");
  return {
    ...head,
    // That quality assurance decided otherwise since would say something of the mark as well.
    carried: head.carried.map((item) => (withheld.includes(item.itemId) ? { ...item, outdated: false } : item)),
    view: "blind",
    ...describeColumn(actor, opened, "qa"),
    withheld,
    takenBack: findTakenBack(actor, opened.sheet.id),
  };
}

/** Only who signed a check can take it back, and then their signature is the one that was voided. */
function findTakenBack(actor: Actor, sheetId: string): BlindSheet["takenBack"] {
  const last = listSignatures(actor.db, actor.keys, sheetId).findLast(
    ({ role, personId }) => role === "iqa" && personId === actor.person.id,
  );
  return last?.voidedAt === undefined ? null : { at: last.voidedAt, reason: last.voidedReason ?? "" };
}

function describeCompared(actor: Actor, opened: OpenedSheet, committedAt: string): ComparedSheet {
  const { script, sheet, assessment } = opened;
  const signatures = describeSignatures(actor, opened);
  const signAnew = whoSignsAnew(script.state, signatures);
  const column = (side: Side) => inSheetOrder(assessment.sheet, listEntries(actor.db, actor.keys, sheet.id, side));
  return {
    ...describeSheetHead(actor, opened),
    view: "compared",
    assessorEntries: column("assr"),
    qaEntries: column("qa"),
    committedAt,
    decision:
      // One that the assessor revises in the light of is made anew.
      script.state === "qa-signed" && sheet.qaDecision && sheet.checkedOn
        ? { checkedOn: sheet.checkedOn, decision: sheet.qaDecision, feedback: sheet.qaFeedback }
        : null,
    escalation: describeEscalation(actor, sheet.id),
    signatures,
    signAnew: tellSignAnew(actor, script, signAnew),
    takeBackable: isTakeBackable(actor, script, signAnew),
    writable: script.state === "qa-committed",
  };
}
