import type { Actor } from "../centre/actor.ts";
import { type CallContext, procedures } from "../procedures.ts";
import { requireScript } from "../scripts/script-list.ts";
import { openAssessorSheet, reopenAssessorSheet, signAssessorSheet } from "./assessor-sheet.ts";
import { listResubmissions, readEarlierAttempts } from "./attempts.ts";
import { checkAssessorSheet } from "./check-sheet.ts";
import { readColumnAt, readColumnHistory, stepColumn } from "./column-history.ts";
import {
  addBankComment,
  changeBankComment,
  insertBankComment,
  listBankComments,
  removeBankComment,
  retireBankComment,
} from "./comment-bank.ts";
import {
  checkToCountersign,
  countersignSheet,
  listCountersignQueue,
  openToCountersign,
  returnToTrainee,
} from "./countersign.ts";
import { editColumn } from "./edit-column.ts";
import {
  findOtherHolder,
  holdSheet,
  letGoOfSheet,
  refuseHeldElsewhere,
  takeOverSheet,
  writeHeld,
} from "./hold-sheet.ts";
import { addHours, changeHours, importHours, readHoursLog, removeHours } from "./hours-log.ts";
import { readHoursTables } from "./hours-tables.ts";
import { assessorColumn } from "./own-sheet.ts";
import { listQueue } from "./queue.ts";
import { agreeWithQuality, escalateDifference } from "./settle-difference.ts";
import { readSignedDifference } from "./signed-difference.ts";

export const markingProcedures = procedures.marking.router({
  queue: procedures.marking.queue.handler(({ context }) => listQueue(context.workstation.requireActor())),
  openSheet: procedures.marking.openSheet.handler(({ context, input }) =>
    holdSheet(context, openAssessorSheet(context.workstation.requireActor(), input.sheetId)),
  ),
  takeOver: procedures.marking.takeOver.handler(({ context, input }) =>
    takeOverSheet(context, openAssessorSheet(context.workstation.requireActor(), input.sheetId)),
  ),
  letGo: procedures.marking.letGo.handler(({ context, input }) => {
    letGoOfSheet(context, input.sheetId);
    return {};
  }),
  edit: procedures.marking.edit.handler(({ context, input }) =>
    writeHeld(context, input.sheetId, () =>
      editColumn(context.workstation.requireActor(), assessorColumn, input.sheetId, input.edit),
    ),
  ),
  // In turn, as every check of a passphrase: guesses sent at once would all be taken before the first has failed.
  sign: procedures.marking.sign.handler(({ context, input }) =>
    context.workstation.inTurn(() =>
      writeHeld(context, input.sheetId, () =>
        signAssessorSheet(context.workstation.requireActor(), input.sheetId, input.revision, input.passphrase),
      ),
    ),
  ),
  reopen: procedures.marking.reopen.handler(({ context, input }) =>
    writeHeld(context, input.sheetId, () =>
      reopenAssessorSheet(context.workstation.requireActor(), input.sheetId, input.reason),
    ),
  ),
  agree: procedures.marking.agree.handler(({ context, input }) =>
    writeHeld(context, input.sheetId, () =>
      agreeWithQuality(context.workstation.requireActor(), input.sheetId, input.reason),
    ),
  ),
  escalate: procedures.marking.escalate.handler(({ context, input }) =>
    escalateDifference(context.workstation.requireActor(), input.sheetId, input.reason),
  ),
  undo: procedures.marking.undo.handler(({ context, input }) =>
    writeHeld(context, input.sheetId, () =>
      stepColumn(context.workstation.requireActor(), assessorColumn, input.sheetId, "undo"),
    ),
  ),
  redo: procedures.marking.redo.handler(({ context, input }) =>
    writeHeld(context, input.sheetId, () =>
      stepColumn(context.workstation.requireActor(), assessorColumn, input.sheetId, "redo"),
    ),
  ),
  history: procedures.marking.history.handler(({ context, input }) =>
    readColumnHistory(context.workstation.requireActor(), assessorColumn, input.sheetId),
  ),
  sheetAt: procedures.marking.sheetAt.handler(({ context, input }) =>
    readColumnAt(context.workstation.requireActor(), assessorColumn, input.sheetId, input.at),
  ),
  checkSheet: procedures.marking.checkSheet.handler(({ context, input }) =>
    checkAssessorSheet(context.workstation.requireActor(), input.sheetId),
  ),
  earlierAttempts: procedures.marking.earlierAttempts.handler(({ context, input }) =>
    readEarlierAttempts(context.workstation.requireActor(), input.sheetId),
  ),
  resubmissions: procedures.marking.resubmissions.handler(({ context }) =>
    listResubmissions(context.workstation.requireActor()),
  ),
  signedDifference: procedures.marking.signedDifference.handler(({ context, input }) =>
    readSignedDifference(context.workstation.requireActor(), input.sheetId),
  ),
  countersignQueue: procedures.marking.countersignQueue.handler(({ context }) =>
    listCountersignQueue(context.workstation.requireActor()),
  ),
  openToCountersign: procedures.marking.openToCountersign.handler(({ context, input }) =>
    openToCountersign(context.workstation.requireActor(), input.sheetId),
  ),
  checkToCountersign: procedures.marking.checkToCountersign.handler(({ context, input }) =>
    checkToCountersign(context.workstation.requireActor(), input.sheetId),
  ),
  countersign: procedures.marking.countersign.handler(({ context: { workstation }, input }) =>
    workstation.inTurn(() =>
      countersignSheet(workstation.requireActor(), input.sheetId, input.revision, input.passphrase),
    ),
  ),
  returnToTrainee: procedures.marking.returnToTrainee.handler(({ context, input }) => {
    returnToTrainee(context.workstation.requireActor(), input.sheetId, input.reason);
    return {};
  }),
});

export const commentProcedures = procedures.comments.router({
  list: procedures.comments.list.handler(({ context, input }) =>
    listBankComments(context.workstation.requireActor(), input),
  ),
  add: procedures.comments.add.handler(({ context, input }) =>
    addBankComment(context.workstation.requireActor(), input),
  ),
  update: procedures.comments.update.handler(({ context, input }) =>
    changeBankComment(context.workstation.requireActor(), input),
  ),
  remove: procedures.comments.remove.handler(({ context, input }) => {
    removeBankComment(context.workstation.requireActor(), input.id, input.revision);
    return {};
  }),
  retire: procedures.comments.retire.handler(({ context, input }) =>
    retireBankComment(context.workstation.requireActor(), input),
  ),
  insert: procedures.comments.insert.handler(({ context, input }) =>
    insertBankComment(context.workstation.requireActor(), input.id, input.sheetId),
  ),
});

/**
 * Written by the window that has the sheet in hand, or by any while none has. Recording a session does not take the sheet:
 * centre staff do it from the list of scripts, where no sheet is open to be let go.
 */
function writeHours<Answer>(context: CallContext, scriptId: string, work: (actor: Actor) => Answer): Answer {
  const actor = context.workstation.requireActor();
  refuseHeldElsewhere(context, requireScript(actor, scriptId).sheetId);
  return work(actor);
}

export const hoursProcedures = procedures.hours.router({
  list: procedures.hours.list.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    const log = readHoursLog(actor, input.scriptId);
    const { sheetId } = requireScript(actor, input.scriptId);
    const heldBy = log.writable ? findOtherHolder(context, sheetId) : null;
    return { ...log, heldBy, writable: log.writable && heldBy === null };
  }),
  add: procedures.hours.add.handler(({ context, input }) =>
    writeHours(context, input.scriptId, (actor) => addHours(actor, input)),
  ),
  update: procedures.hours.update.handler(({ context, input }) =>
    writeHours(context, input.scriptId, (actor) => changeHours(actor, input)),
  ),
  remove: procedures.hours.remove.handler(({ context, input }) =>
    writeHours(context, input.scriptId, (actor) => removeHours(actor, input.scriptId, input.id)),
  ),
  readTable: procedures.hours.readTable.handler(({ context: { workstation }, input }) =>
    readHoursTables(workstation.requireActor(), workstation.uploads, input.scriptId, input.from),
  ),
  import: procedures.hours.import.handler(({ context, input }) =>
    writeHours(context, input.scriptId, (actor) => importHours(actor, input.scriptId, input.rows)),
  ),
});
