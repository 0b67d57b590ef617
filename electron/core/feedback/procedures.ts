import type { GiveBackChoice, GiveBackProgress } from "../../../shared/contract/give-back.ts";
import { readPaper } from "../archive/pdf/paper.ts";
import { stillWanted, withAnswers } from "../long-work.ts";
import { type CallContext, procedures } from "../procedures.ts";
import { exportGiveBack } from "./export-give-back.ts";
import { countProvisional, listGiveBack, makeGivenBack, planGiveBack, readGiveBack } from "./give-back.ts";

export const giveBackProcedures = procedures.giveBack.router({
  make: procedures.giveBack.make.handler(async ({ context: { workstation }, input }) => {
    const paper = readPaper(workstation.resourcesFolder);
    const made = await makeGivenBack(workstation.requireActor(), input.sheetId, input.kind, paper);
    return new File([new Uint8Array(made.pdf)], made.fileName, { type: "application/pdf" });
  }),
  list: procedures.giveBack.list.handler(({ context }) => listGiveBack(context.workstation.requireActor())),
  ofSheet: procedures.giveBack.ofSheet.handler(({ context, input }) =>
    readGiveBack(context.workstation.requireActor(), input.sheetId),
  ),
  plan: procedures.giveBack.plan.handler(async ({ context: { workstation }, input, signal }) => {
    const actor = workstation.requireActor();
    const check = stillWanted(workstation, actor, signal);
    try {
      const { files, leftOut } = await planGiveBack(actor, input, "thorough", check);
      return { files: files.length, provisional: countProvisional(files), leftOut: [...leftOut] };
    } catch (error) {
      // Nobody reads the answer to a question that was taken back; an error would only fill the log.
      if (signal?.aborted) return { files: 0, provisional: 0, leftOut: [] };
      throw error;
    }
  }),
  export: procedures.giveBack.export.handler(({ context, input, signal }) =>
    withAnswers(startExport(context, input, signal)),
  ),
});

async function* startExport(
  { workstation, connectionId }: CallContext,
  choice: GiveBackChoice,
  signal: AbortSignal | undefined,
): AsyncGenerator<GiveBackProgress, void, void> {
  const actor = workstation.requireActor();
  const check = stillWanted(workstation, actor, signal);
  const { exports, resourcesFolder } = workstation;
  for await (const progress of exportGiveBack(actor, choice, { exports, paper: readPaper(resourcesFolder), check })) {
    if (progress.step === "ready") workstation.changes.publish("change", { kind: "records", origin: connectionId });
    yield progress;
  }
}
