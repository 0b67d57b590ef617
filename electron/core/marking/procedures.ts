import { procedures } from "../procedures.ts";
import {
  editAssessorSheet,
  listQueue,
  openAssessorSheet,
  reopenAssessorSheet,
  signAssessorSheet,
} from "./assessor-sheet.ts";

export const markingProcedures = procedures.marking.router({
  queue: procedures.marking.queue.handler(({ context }) => listQueue(context.workstation.requireActor())),
  openSheet: procedures.marking.openSheet.handler(({ context, input }) =>
    openAssessorSheet(context.workstation.requireActor(), input.sheetId),
  ),
  edit: procedures.marking.edit.handler(({ context, input }) =>
    editAssessorSheet(context.workstation.requireActor(), input.sheetId, input.edit),
  ),
  // In turn, as every check of a passphrase: guesses sent at once would all be taken before the first has failed.
  sign: procedures.marking.sign.handler(({ context: { workstation }, input }) =>
    workstation.inTurn(() =>
      signAssessorSheet(workstation.requireActor(), input.sheetId, input.revision, input.passphrase),
    ),
  ),
  reopen: procedures.marking.reopen.handler(({ context, input }) =>
    reopenAssessorSheet(context.workstation.requireActor(), input.sheetId, input.reason),
  ),
});
