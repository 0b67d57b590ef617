import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { procedures } from "../procedures.ts";
import { write } from "../store/connection.ts";
import { forgetAllTexts } from "../store/text-volumes.ts";
import type { Workstation } from "../workstation.ts";
import { describeStatus, findScripts, visibleTo } from "./find-scripts.ts";
import type { TextDesk } from "./index-texts.ts";
import { findOverlaps } from "./overlaps.ts";

/** The index, open; the person is asked for again after waiting for it. @throws WorkstationError NOT_SIGNED_IN. */
async function requireTexts(workstation: Workstation): Promise<TextDesk> {
  const desk = await workstation.texts.desk();
  if (!desk) throw new WorkstationError("NOT_SIGNED_IN");
  return desk;
}

export const searchProcedures = procedures.search.router({
  find: procedures.search.find.handler(async ({ context: { workstation }, input }) => {
    const desk = await requireTexts(workstation);
    return findScripts(workstation.requireActor(), desk, input);
  }),
  status: procedures.search.status.handler(async ({ context: { workstation } }) => {
    const desk = await requireTexts(workstation);
    const actor = workstation.requireActor();
    return describeStatus(actor, desk, visibleTo(actor));
  }),
  rebuild: procedures.search.rebuild.handler(async ({ context: { workstation } }) => {
    const { failures } = await requireTexts(workstation);
    // Whoever asks may have mended what was wrong.
    failures.clear();
    write(workstation.requireActor().centre.file, forgetAllTexts);
    workstation.texts.wake();
    return {};
  }),
});

export const overlapProcedures = procedures.overlaps.router({
  forScript: procedures.overlaps.forScript.handler(async ({ context: { workstation }, input }) => {
    const desk = await requireTexts(workstation);
    return findOverlaps(workstation.requireActor(), desk, input.scriptId);
  }),
});
