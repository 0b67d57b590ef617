import type { GiveBackChoice, GiveBackProgress, LeftOut } from "../../../shared/contract/give-back.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { type ExportTools, makeExportFile } from "../archive/export-file.ts";
import { Names } from "../archive/safe-names.ts";
import type { ZipWriter } from "../archive/zip-writer.ts";
import type { Actor } from "../centre/actor.ts";
import { describeScript } from "../scripts/script-list.ts";
import { write } from "../store/connection.ts";
import { findScriptBySheet } from "../store/scripts.ts";
import { noteGivenBack, type PlannedFile, planGiveBack, renderGivenBack } from "./give-back.ts";
import { findGiveBackBars } from "./give-back-bars.ts";
import { giveBackFolders, nameGivenBack } from "./give-back-names.ts";

/**
 * A cohort's reports, mark sheets, or both as one ZIP, a PDF at a time. What can't be given back is left out, named with its
 * reason, and the rest goes on. Stopped at any point it leaves nothing behind, the audit trail included.
 * @throws WorkstationError NOTHING_CHOSEN, NOTHING_TO_GIVE_BACK.
 */
export async function* exportGiveBack(
  actor: Actor,
  choice: GiveBackChoice,
  tools: ExportTools,
): AsyncGenerator<GiveBackProgress, void, void> {
  const plan = await planGiveBack(actor, choice, "quick", tools.check);
  if (plan.files.length === 0) throw new WorkstationError("NOTHING_TO_GIVE_BACK");
  const createdAt = actor.now();
  const made: PlannedFile[] = [];
  const leftOut = [...plan.leftOut];
  const file = yield* makeExportFile(actor, createdAt, tools, (zip) =>
    writeFiles(actor, plan.files, zip, tools, { made, leftOut }),
  );
  write(actor.centre.file, (db) => {
    for (const planned of made) noteGivenBack(actor, db, planned, file.sha256);
  });
  yield { step: "ready", ...file, fileName: nameBatch(actor, made, createdAt), files: made.length, leftOut };
}

async function* writeFiles(
  actor: Actor,
  planned: readonly PlannedFile[],
  zip: ZipWriter,
  { paper, check }: ExportTools,
  result: { readonly made: PlannedFile[]; readonly leftOut: LeftOut[] },
): AsyncGenerator<GiveBackProgress, void, void> {
  const kinds = new Set(planned.map(({ kind }) => kind));
  const names = new Names();
  for (const [doneItems, { script, kind }] of planned.entries()) {
    check();
    const { learner, assessmentId, attempt } = describeScript(actor, script);
    yield { step: "working", doneItems, allItems: planned.length, now: learner.registrationNumber };
    // Asked again: in a long run a sheet may have been reopened, or gone into quality assurance, since the plan.
    const now = findScriptBySheet(actor.db, script.sheetId);
    const bar = now ? findGiveBackBars(actor, now, "thorough")[kind] : "not-signed";
    if (!now || bar !== null) {
      result.leftOut.push({ sheetId: script.sheetId, kind, bar: bar ?? "not-signed" });
      continue;
    }
    const name = nameGivenBack({ learner, assessmentId, attempt }, kind);
    const path = names.give(kinds.size > 1 ? `${giveBackFolders[kind]}/${name}` : name);
    await zip.addBytes(path, await renderGivenBack(actor, { script: now, kind }, paper));
    result.made.push({ script: now, kind });
  }
  if (result.made.length === 0) throw new WorkstationError("NOTHING_TO_GIVE_BACK");
}

/** No learner's name: a file's name is seen by whoever looks at the folder. */
function nameBatch(actor: Actor, made: readonly PlannedFile[], createdAt: Date): string {
  const kinds = new Set(made.map(({ kind }) => kind));
  const [only] = kinds;
  const what = kinds.size === 1 && only ? giveBackFolders[only] : "feedback-reports-and-mark-sheets";
  const when = createdAt.toISOString().slice(0, 16).replace(/[-:]/g, "");
  return `${actor.centre.demonstration ? "demonstration-" : ""}${what}-${when}.zip`;
}
