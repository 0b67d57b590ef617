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
  sign: procedures.marking.sign.handler(({ context, input }) =>
    signAssessorSheet(context.workstation.requireActor(), input.sheetId, input.revision, input.passphrase),
  ),
  reopen: procedures.marking.reopen.handler(({ context, input }) =>
    reopenAssessorSheet(context.workstation.requireActor(), input.sheetId, input.reason),
  ),
});
