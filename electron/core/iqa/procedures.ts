import { procedures } from "../procedures.ts";
import { commitQaSheet, editQaSheet, listQaQueue, openQaSheet, signQaSheet } from "./qa-sheet.ts";

export const iqaProcedures = procedures.iqa.router({
  queue: procedures.iqa.queue.handler(({ context }) => listQaQueue(context.workstation.requireActor())),
  openSheet: procedures.iqa.openSheet.handler(({ context, input }) =>
    openQaSheet(context.workstation.requireActor(), input.sheetId),
  ),
  edit: procedures.iqa.edit.handler(({ context, input }) =>
    editQaSheet(context.workstation.requireActor(), input.sheetId, input.edit),
  ),
  commit: procedures.iqa.commit.handler(({ context, input }) =>
    commitQaSheet(context.workstation.requireActor(), input.sheetId, input.revision),
  ),
  sign: procedures.iqa.sign.handler(({ context: { workstation }, input: { sheetId, ...check } }) =>
    workstation.inTurn(() => signQaSheet(workstation.requireActor(), sheetId, check)),
  ),
});
