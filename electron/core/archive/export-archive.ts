import type { ArchiveProgress } from "../../../shared/contract/archive.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { openScriptFile } from "../scripts/script-files.ts";
import { write } from "../store/connection.ts";
import type { ScriptFileRecord } from "../store/script-files.ts";
import { describeIndex, describeLearnerForArchive, qualificationsOf } from "./archive-records.ts";
import { readAuditExcerpts } from "./audit-excerpt.ts";
import { type ExportTools, makeExportFile } from "./export-file.ts";
import { type ExportPlan, type PlannedLearner, planExport } from "./plan-export.ts";
import { writeReadme } from "./readme.ts";
import { indexPath, manifestPath, readmePath } from "./records.ts";
import { renderSheet } from "./sheet-pdf.ts";
import type { ZipWriter } from "./zip-writer.ts";

/**
 * Writes an archive of these learners, sealed, entry by entry. Whoever stops asking, for whatever reason, leaves nothing
 * behind: the file goes with the generator.
 * @throws WorkstationError NOTHING_CHOSEN, FILE_DAMAGED where a stored script is not what was taken in.
 */
export async function* exportArchive(
  actor: Actor,
  learnerIds: readonly string[],
  tools: ExportTools & { readonly version: string },
): AsyncGenerator<ArchiveProgress, void, void> {
  const plan = planExport(actor, learnerIds);
  const createdAt = actor.now();
  const file = yield* makeExportFile(actor, createdAt, tools, (zip) =>
    writeEntries(actor, plan, zip, createdAt, tools),
  );
  noteExport(actor, plan, file.sha256);
  yield { step: "ready", ...file, fileName: nameArchive(actor, plan, createdAt) };
}

async function* writeEntries(
  actor: Actor,
  plan: ExportPlan,
  zip: ZipWriter,
  createdAt: Date,
  tools: ExportTools & { readonly version: string },
): AsyncGenerator<ArchiveProgress, void, void> {
  const qualifications = qualificationsOf(actor, plan);
  const scripts = plan.learners.reduce((sum, learner) => sum + learner.scripts.length, 0);
  const allItems = 2 + qualifications.length + plan.learners.length + scripts + plan.files;
  const working = (now: string): ArchiveProgress => ({ step: "working", doneItems: zip.sums.length, allItems, now });

  yield working("Contents");
  const index = describeIndex(actor, plan, qualifications, createdAt, tools.version);
  await zip.addBytes(readmePath, Buffer.from(writeReadme(index), "utf8"));
  await zip.addBytes(indexPath, toJson(index));
  for (const { qualification, path } of qualifications) await zip.addBytes(path, toJson(qualification));

  const excerpts = await readAuditExcerpts(actor, recordIdsOf(plan));
  for (const planned of plan.learners) {
    tools.check();
    // One look at the records for both the JSON and the PDFs: they can't tell different stories.
    const record = describeLearnerForArchive(actor, planned, excerpts);
    for (const [place, script] of planned.scripts.entries()) {
      for (const [position, file] of script.files.entries()) {
        tools.check();
        yield working(`${planned.learner.registrationNumber}: script`);
        await zip.addFile(script.paths.files[position] ?? "", readPieces(actor, file, tools.check), file.sha256);
      }
      tools.check();
      yield working(`${planned.learner.registrationNumber}: mark sheet`);
      const described = record.scripts[place];
      if (described) await zip.addBytes(script.paths.pdf, await renderSheet(actor, record, described, tools.paper));
    }
    tools.check();
    yield working(`${planned.learner.registrationNumber}: records`);
    await zip.addBytes(planned.record, toJson(record));
  }
  yield working("Manifest");
  const manifest = zip.sums.map((sum) => `${sum.sha256}  ${sum.path}\n`).join("");
  await zip.addBytes(manifestPath, Buffer.from(manifest, "utf8"));
}

async function* readPieces(actor: Actor, file: ScriptFileRecord, check: () => void): AsyncGenerator<Buffer> {
  const reader = await openScriptFile(actor, file);
  try {
    for await (const piece of reader.pieces()) {
      check();
      yield piece;
    }
  } finally {
    await reader.close();
  }
}

function recordIdsOf(plan: ExportPlan): Set<string> {
  return new Set(plan.learners.flatMap(idsOfLearner));
}

function idsOfLearner({ learner, scripts }: PlannedLearner): string[] {
  return [learner.id, ...scripts.flatMap(({ script }) => [script.id, script.sheetId])];
}

function noteExport(actor: Actor, plan: ExportPlan, sha256: string): void {
  const details = {
    learnerIds: plan.learners.map(({ learner }) => learner.id),
    files: plan.files,
    bytes: plan.bytes,
    sha256,
  };
  const event = {
    personId: actor.person.id,
    action: "archive.exported",
    recordKind: "archive",
    recordId: sha256,
    details,
  };
  write(actor.centre.file, (db) => appendAudit(db, actor.keys, event, actor.now()));
}

/** Says what it is and from when; no learner's name, because a file's name is seen by whoever looks at the folder. */
function nameArchive(actor: Actor, plan: ExportPlan, createdAt: Date): string {
  const learners = plan.learners.length === 1 ? "1-learner" : `${plan.learners.length}-learners`;
  const kind = actor.centre.demonstration ? "demonstration-archive" : "archive";
  return `${kind}-${createdAt.toISOString().slice(0, 16).replace(/[-:]/g, "")}-${learners}.zip`;
}

function toJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`, "utf8");
}
