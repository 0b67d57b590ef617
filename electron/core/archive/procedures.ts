import type { ArchiveProgress, VerifyProgress } from "../../../shared/contract/archive.ts";
import { stillWanted, withAnswers } from "../long-work.ts";
import { type CallContext, procedures } from "../procedures.ts";
import { SealedFileReader } from "../store/sealed-file-reader.ts";
import { checkArchive } from "./check-archive.ts";
import { exportArchive } from "./export-archive.ts";
import { readPaper } from "./pdf/paper.ts";
import { planExport } from "./plan-export.ts";
import { renderSheetById } from "./sheet-pdf.ts";

export const archiveProcedures = procedures.archive.router({
  plan: procedures.archive.plan.handler(({ context, input }) => {
    const { learners, files, bytes, unfinished, withheld } = planExport(
      context.workstation.requireActor(),
      input.learnerIds,
    );
    const scripts = learners.reduce((sum, learner) => sum + learner.scripts.length, 0);
    return { learners: learners.length, scripts, files, bytes, unfinished, withheld };
  }),
  export: procedures.archive.export.handler(({ context, input, signal }) =>
    withAnswers(startExport(context, input.learnerIds, signal)),
  ),
  readExport: procedures.archive.readExport.handler(({ context: { workstation }, input }) =>
    workstation.exports.read(workstation.requireActor(), input.exportId, input),
  ),
  discardExport: procedures.archive.discardExport.handler(async ({ context: { workstation }, input }) => {
    await workstation.exports.discard(workstation.requireActor(), input.exportId);
    return {};
  }),
  verify: procedures.archive.verify.handler(({ context, input, signal }) =>
    withAnswers(verifyUpload(context, input.uploadId, signal)),
  ),
  sheetPdf: procedures.archive.sheetPdf.handler(async ({ context: { workstation }, input }) => {
    const pdf = await renderSheetById(
      workstation.requireActor(),
      input.sheetId,
      readPaper(workstation.resourcesFolder),
    );
    return new Blob([new Uint8Array(pdf)], { type: "application/pdf" });
  }),
});

async function* startExport(
  { workstation, connectionId }: CallContext,
  learnerIds: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<ArchiveProgress, void, void> {
  const actor = workstation.requireActor();
  const check = stillWanted(workstation, actor, signal);
  const { exports, version, resourcesFolder } = workstation;
  const tools = { exports, paper: readPaper(resourcesFolder), version, check };
  for await (const progress of exportArchive(actor, learnerIds, tools)) {
    if (progress.step === "ready") workstation.changes.publish("change", { kind: "records", origin: connectionId });
    yield progress;
  }
}

/** Checks an uploaded archive, and removes the upload whatever comes of it: it was only sent to be looked at. */
async function* verifyUpload(
  { workstation }: CallContext,
  uploadId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<VerifyProgress, void, void> {
  const actor = workstation.requireActor();
  const upload = await workstation.uploads.finish(actor, uploadId);
  try {
    const file = await SealedFileReader.open(upload.path, actor.keys, upload);
    try {
      yield* checkArchive(file, stillWanted(workstation, actor, signal));
    } finally {
      await file.close();
    }
  } finally {
    await workstation.uploads.discard(actor, uploadId);
  }
}
