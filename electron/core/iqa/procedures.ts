import type { BlindSheet, IqaSheet } from "../../../shared/contract/iqa.ts";
import { readColumnAt, readColumnHistory, stepColumn } from "../marking/column-history.ts";
import { editColumn } from "../marking/edit-column.ts";
import { holdSheet, letGoOfSheet, takeOverSheet, writeHeld } from "../marking/hold-sheet.ts";
import { type CallContext, procedures } from "../procedures.ts";
import { checkQaSheet } from "./check-qa-sheet.ts";
import { putBackCheck } from "./hand-over-check.ts";
import { qaColumn } from "./qa-column.ts";
import { commitQaSheet, listQaQueue, openQaSheet, signQaSheet } from "./qa-sheet.ts";
import { takeBackCheck } from "./take-back-check.ts";

export const iqaProcedures = procedures.iqa.router({
  queue: procedures.iqa.queue.handler(({ context }) => listQaQueue(context.workstation.requireActor())),
  openSheet: procedures.iqa.openSheet.handler(({ context, input }) =>
    hold(context, openQaSheet(context.workstation.requireActor(), input.sheetId), holdSheet),
  ),
  takeOver: procedures.iqa.takeOver.handler(({ context, input }) =>
    hold(context, openQaSheet(context.workstation.requireActor(), input.sheetId), takeOverSheet),
  ),
  letGo: procedures.iqa.letGo.handler(({ context, input }) => {
    letGoOfSheet(context, input.sheetId);
    return {};
  }),
  edit: procedures.iqa.edit.handler(({ context, input }) =>
    writeHeld(context, input.sheetId, () =>
      editColumn(context.workstation.requireActor(), qaColumn, input.sheetId, input.edit),
    ),
  ),
  undo: procedures.iqa.undo.handler(({ context, input }) =>
    writeHeld(context, input.sheetId, () =>
      stepColumn(context.workstation.requireActor(), qaColumn, input.sheetId, "undo"),
    ),
  ),
  redo: procedures.iqa.redo.handler(({ context, input }) =>
    writeHeld(context, input.sheetId, () =>
      stepColumn(context.workstation.requireActor(), qaColumn, input.sheetId, "redo"),
    ),
  ),
  history: procedures.iqa.history.handler(({ context, input }) =>
    readColumnHistory(context.workstation.requireActor(), qaColumn, input.sheetId),
  ),
  sheetAt: procedures.iqa.sheetAt.handler(({ context, input }) =>
    readColumnAt(context.workstation.requireActor(), qaColumn, input.sheetId, input.at),
  ),
  commit: procedures.iqa.commit.handler(({ context, input }) =>
    writeHeld(context, input.sheetId, () =>
      commitQaSheet(context.workstation.requireActor(), input.sheetId, input.revision),
    ),
  ),
  checkSheet: procedures.iqa.checkSheet.handler(({ context, input }) =>
    checkQaSheet(context.workstation.requireActor(), input.sheetId),
  ),
  putBack: procedures.iqa.putBack.handler(async ({ context, input }) => {
    await writeHeld(context, input.sheetId, () => putBackCheck(context.workstation.requireActor(), input.sheetId));
    letGoOfSheet(context, input.sheetId);
    return {};
  }),
  takeBack: procedures.iqa.takeBack.handler(({ context, input }) =>
    hold(context, takeBackCheck(context.workstation.requireActor(), input.sheetId, input.reason), holdSheet),
  ),
  sign: procedures.iqa.sign.handler(({ context: { workstation }, input: { sheetId, ...check } }) =>
    workstation.inTurn(() => signQaSheet(workstation.requireActor(), sheetId, check)),
  ),
});

/** Once committed there is no column left to write in, so any window may show it. */
function hold(
  context: CallContext,
  sheet: IqaSheet,
  how: (context: CallContext, sheet: BlindSheet) => BlindSheet,
): IqaSheet {
  return sheet.view === "blind" ? how(context, sheet) : sheet;
}
