import type { IqaSheet } from "../../../shared/contract/iqa.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { findSignAnew, notAsSigned } from "../marking/verify-signatures.ts";
import { voidSignatures } from "../marking/void-signatures.ts";
import { write } from "../store/connection.ts";
import { removeEscalation } from "../store/escalations.ts";
import { takeBackQaDecision } from "../store/mark-sheets.ts";
import { setScriptState } from "../store/scripts.ts";
import { openQaSheet, requireQaSheet } from "./qa-sheet.ts";
import { isTakeBackable } from "./taking-back.ts";

/**
 * Opens the QA column again, where `isTakeBackable`, so that the IQA can mark anew what was settled otherwise, or sign anew
 * what is not what they signed. The IQA's signature is voided and keeps what it covered.
 * @throws WorkstationError as `openQaSheet`, REASON_MISSING.
 */
export function takeBackCheck(actor: Actor, sheetId: string, reason: string): IqaSheet {
  if (reason.trim() === "") throw new WorkstationError("REASON_MISSING");
  write(actor.centre.file, (db) => {
    const opened = requireQaSheet(actor, sheetId);
    const { script } = opened;
    const signAnew = findSignAnew(actor, opened);
    if (!isTakeBackable(actor, script, signAnew)) throw new WorkstationError("WRONG_STATE", { state: script.state });
    voidSignatures(actor, db, sheetId, reason, ["iqa"]);
    removeEscalation(db, sheetId);
    takeBackQaDecision(db, sheetId);
    setScriptState(db, script.id, "in-qa");
    const event = {
      personId: actor.person.id,
      action: "sheet.qa-taken-back",
      recordKind: "sheet",
      recordId: sheetId,
      details: signAnew === "iqa" ? { reason, found: notAsSigned } : { reason },
    };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return openQaSheet(actor, sheetId);
}
