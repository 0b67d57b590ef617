import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { WrittenColumn } from "../marking/written-column.ts";
import { setIqa } from "../store/mark-sheets.ts";
import { setScriptState } from "../store/scripts.ts";
import { requireQaSheet } from "./qa-sheet.ts";

/** The QA column, from the first mark until it is committed. */
export const qaColumn: WrittenColumn = {
  side: "qa",
  open: requireQaSheet,
  refuseWriting: ({ script, sheet }) => {
    if (sheet.qaCommittedAt !== undefined) throw new WorkstationError("WRONG_STATE", { state: script.state });
  },
  begin: (actor, db, { script, sheet }) => {
    if (script.state !== "signed") return;
    setIqa(db, sheet.id, actor.person.id);
    setScriptState(db, script.id, "in-qa");
    const event = { personId: actor.person.id, action: "sheet.qa-started", recordKind: "sheet", recordId: sheet.id };
    appendAudit(db, actor.keys, event, actor.now());
  },
};
