import type { AssessorSheet } from "../../../shared/contract/marking.ts";
import { barToAssess } from "../../../shared/domain/independence.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { isInterested } from "../store/learners.ts";
import { describeAttempt } from "./attempt-limits.ts";
import { describeSheetHead, findOpenedSheet, type OpenedSheet } from "./sheet-head.ts";
import { describeSignatures } from "./verify-signatures.ts";
import { describeColumn, type WrittenColumn } from "./written-column.ts";

/** A sheet that this assessor may mark. @throws WorkstationError NOT_FOUND, OTHER_ASSESSOR, DECLARED_INTEREST. */
export function requireOwnSheet(actor: Actor, sheetId: string): OpenedSheet {
  const opened = findOpenedSheet(actor, sheetId);
  const { script } = opened;
  const interestedIds = isInterested(actor.db, actor.person.id, script.learnerId) ? [actor.person.id] : [];
  const bar = barToAssess(actor.person.id, { assessorId: script.assessorId, iqaId: script.iqaId, interestedIds });
  if (bar === "declared-interest") throw new WorkstationError("DECLARED_INTEREST");
  if (bar !== undefined || script.assessorId === undefined) throw new WorkstationError("OTHER_ASSESSOR");
  return opened;
}

export function describeAssessorSheet(actor: Actor, opened: OpenedSheet): AssessorSheet {
  const { script } = opened;
  return {
    ...describeSheetHead(actor, opened),
    ...describeColumn(actor, opened, "assr"),
    signatures: describeSignatures(actor, opened, ["assessor", "countersigner"]),
    writable: canMark(script.state) && script.assessorId === actor.person.id,
    attempt: describeAttempt(actor, script),
  };
}

/** The assessor's column, from the first mark to the signature. */
export const assessorColumn: WrittenColumn = {
  side: "assr",
  open: requireOwnSheet,
  refuseWriting: ({ script }) => {
    if (!canMark(script.state)) throw new WorkstationError("WRONG_STATE", { state: script.state });
  },
};
