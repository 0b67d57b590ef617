import { giveCheckToAnother } from "../iqa/hand-over-check.ts";
import { mayQualityAssure } from "../iqa/qa-sheet.ts";
import { refuseHeldElsewhere } from "../marking/hold-sheet.ts";
import { mayMark } from "../marking/own-sheet.ts";
import { tellSignAnewOf } from "../marking/verify-signatures.ts";
import { procedures } from "../procedures.ts";
import { listScripts } from "../store/scripts.ts";
import { ReceivedPiece } from "../window-port.ts";
import { assignScript } from "./assign-script.ts";
import { readAhead } from "./read-ahead.ts";
import { describeScript, requireScript } from "./script-list.ts";
import { describeReading, readFileRange, readPicture, showFile } from "./show-file.ts";
import { recordDeclarations, takeInScript } from "./take-in.ts";

export const uploadProcedures = procedures.uploads.router({
  begin: procedures.uploads.begin.handler(({ context: { workstation }, input }) =>
    workstation.uploads.begin(workstation.requireActor(), input),
  ),
  append: procedures.uploads.append.handler(async ({ context: { workstation }, input }) => {
    const piece = await input.piece.bytes();
    await workstation.uploads.append(workstation.requireActor(), input.uploadId, input.offset, piece);
    if (input.piece instanceof ReceivedPiece) input.piece.free();
    return {};
  }),
  discard: procedures.uploads.discard.handler(async ({ context: { workstation }, input }) => {
    await workstation.uploads.discard(workstation.requireActor(), input.uploadId);
    return {};
  }),
});

export const scriptProcedures = procedures.scripts.router({
  list: procedures.scripts.list.handler(({ context }) => {
    const actor = context.workstation.requireActor();
    return listScripts(actor.db).map((script) => describeScript(actor, script));
  }),
  get: procedures.scripts.get.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    const script = requireScript(actor, input.scriptId);
    readAhead(actor, script.id);
    const readIn = mayMark(actor, script) ? "marking" : mayQualityAssure(actor, script) ? "check" : "reading";
    return { ...describeScript(actor, script), readIn };
  }),
  takeIn: procedures.scripts.takeIn.handler(async ({ context: { workstation }, input }) => {
    const actor = workstation.requireActor();
    return describeScript(actor, await takeInScript(actor, workstation.uploads, input));
  }),
  recordDeclarations: procedures.scripts.recordDeclarations.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    return describeScript(actor, recordDeclarations(actor, input.scriptId, input));
  }),
  assign: procedures.scripts.assign.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    return describeScript(actor, assignScript(actor, input));
  }),
  signAnew: procedures.scripts.signAnew.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    return { by: tellSignAnewOf(actor, requireScript(actor, input.scriptId)) };
  }),
  giveCheck: procedures.scripts.giveCheck.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    refuseHeldElsewhere(context, requireScript(actor, input.scriptId).sheetId);
    return describeScript(actor, giveCheckToAnother(actor, input));
  }),
  show: procedures.scripts.show.handler(({ context, input }) =>
    showFile(context.workstation.requireActor(), input.fileId),
  ),
  reading: procedures.scripts.reading.handler(({ context, input }) =>
    describeReading(context.workstation.requireActor(), input.fileId),
  ),
  readPicture: procedures.scripts.readPicture.handler(({ context, input }) =>
    readPicture(context.workstation.requireActor(), input.fileId, input.page),
  ),
  readFile: procedures.scripts.readFile.handler(({ context, input }) =>
    readFileRange(context.workstation.requireActor(), input.fileId, input),
  ),
});
