import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { v7 as newId } from "uuid";
import type { ScriptFileKind } from "../../../../shared/contract/scripts.ts";
import { todayAs } from "../../../../shared/domain/dates.ts";
import { WorkstationError } from "../../../../shared/errors/workstation-error.ts";
import type { Actor } from "../../centre/actor.ts";
import { registerLearner } from "../../centre/learners.ts";
import { listQualifications } from "../../store/qualifications.ts";
import { listScriptFiles, type ScriptFileRecord } from "../../store/script-files.ts";
import { readScriptFile } from "../read-file.ts";
import { openScriptFile } from "../script-files.ts";
import { takeInScript } from "../take-in.ts";
import { Uploads } from "../uploads.ts";
import type { Found } from "./walk-folder.ts";

/** One line of the report. */
export type CheckedFile = {
  readonly file: string;
  readonly kind: ScriptFileKind | "link" | "special" | "unreadable folder";
  readonly shown: boolean;
  readonly pages: number | null;
  readonly words: number | null;
  readonly ms: number;
  /** Why it isn't shown, or what is not as it looks; null where there is nothing to say. */
  readonly reason: string | null;
};

export type Check = { readonly line: CheckedFile; readonly kept: boolean };

const nothingShown = { shown: false, pages: null, words: null };

/** Takes one file in as a script of a learner of its own, compares what was kept with what was there, and converts it. */
export async function checkFile(actor: Actor, found: Found): Promise<Check> {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  if (found.what !== "file") {
    const reasons = {
      link: "A link, not a file: it was not followed.",
      special: "A pipe or device, not a file: it was not read.",
      "unreadable folder": "NOT KEPT: this folder can't be read.",
    };
    const line = { file: found.name, kind: found.what, ...nothingShown, ms: ms(), reason: reasons[found.what] };
    return { line, kept: found.what !== "unreadable folder" };
  }
  let record: ScriptFileRecord | undefined;
  try {
    const taken = await takeIn(actor, found);
    record = taken.record;
    if ((await hashStored(actor, record)) !== taken.sha256) throw new WorkstationError("FILE_DAMAGED");
  } catch (error) {
    const reason = `NOT KEPT: ${explain(error)}`;
    return { line: { file: found.name, kind: "other", ...nothingShown, ms: ms(), reason }, kept: false };
  }
  try {
    const { content, reason, pages, words, notes } = await readScriptFile(actor, record);
    const said = reason ?? (notes.length > 0 ? notes.join(" ") : null);
    const counted = content ? words : null;
    const line = {
      file: found.name,
      kind: record.kind,
      shown: content !== null,
      pages,
      words: counted,
      ms: ms(),
      reason: said,
    };
    return { line, kept: true };
  } catch (error) {
    const line = { file: found.name, kind: record.kind, ...nothingShown, ms: ms(), reason: explain(error) };
    return { line, kept: true };
  }
}

const pieceBytes = 1024 * 1024;

async function takeIn(actor: Actor, found: Found): Promise<{ record: ScriptFileRecord; sha256: string }> {
  const uploads = new Uploads();
  const hash = createHash("sha256");
  const handle = await open(found.path, "r");
  let uploadId: string;
  try {
    const { size } = await handle.stat();
    ({ uploadId } = await uploads.begin(actor, { name: basename(found.name), bytes: size, purpose: "cohort" }));
    const piece = Buffer.alloc(pieceBytes);
    for (let offset = 0; offset < size; ) {
      const { bytesRead } = await handle.read(piece, 0, Math.min(pieceBytes, size - offset), offset);
      if (bytesRead === 0) break;
      hash.update(piece.subarray(0, bytesRead));
      await uploads.append(actor, uploadId, offset, piece.subarray(0, bytesRead));
      offset += bytesRead;
    }
  } finally {
    await handle.close();
  }
  try {
    const record = await asScript(actor, uploads, uploadId);
    return { record, sha256: hash.digest("hex") };
  } finally {
    await uploads.discardAll();
  }
}

async function asScript(actor: Actor, uploads: Uploads, uploadId: string): Promise<ScriptFileRecord> {
  const qualification = listQualifications(actor.db)[0];
  const today = todayAs(actor.now());
  const learner = registerLearner(actor, {
    name: "A file",
    registrationNumber: newId(),
    registeredOn: today,
    qualificationId: qualification?.id,
  });
  const script = await takeInScript(actor, uploads, {
    learnerId: learner.id,
    qualificationId: qualification?.id ?? "",
    assessmentId: qualification?.assessments[0]?.id ?? "",
    uploadIds: [uploadId],
    receivedOn: today,
    authenticityConfirmed: false,
    standardisationRefused: true,
    assessorId: null,
    acceptSameScript: true,
  });
  const record = listScriptFiles(actor.db, actor.keys, script.id)[0];
  if (!record) throw new WorkstationError("NOT_FOUND", { kind: "file" });
  return record;
}

async function hashStored(actor: Actor, record: ScriptFileRecord): Promise<string> {
  const reader = await openScriptFile(actor, record);
  try {
    const hash = createHash("sha256");
    for await (const piece of reader.pieces()) hash.update(piece);
    return hash.digest("hex");
  } finally {
    await reader.close();
  }
}

/** The program's own words where there are some; else the system's code. Never a path or a stack. */
function explain(error: unknown): string {
  if (error instanceof WorkstationError) return error.message;
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  if (code === "EACCES" || code === "EPERM") return "This account may not read the file.";
  if (code === "ENOSPC") return "The disk is full.";
  return `The file can't be read (${code}).`;
}
