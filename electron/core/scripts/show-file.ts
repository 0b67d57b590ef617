import type { ScriptReading, ShownFile } from "../../../shared/contract/scripts.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { findReading, readScriptFile } from "./read-file.ts";
import { readScan } from "./scan-pages.ts";
import { openScriptFile } from "./script-files.ts";
import { requireScriptFile } from "./script-list.ts";

/**
 * Makes a file ready to be shown. A file that can't be shown is an answer with its reason, not an error: it is still the
 * learner's work. A PDF is not waited for: the window draws its pages by itself, and asks for the reading once it has.
 * @throws WorkstationError NOT_FOUND, FILE_DAMAGED where the stored file is not the one that was taken in.
 */
export async function showFile(actor: Actor, fileId: string): Promise<ShownFile> {
  const file = requireScriptFile(actor, fileId);
  const reading = file.kind === "pdf" ? await findReading(actor, file) : await readScriptFile(actor, file);
  if (!reading) return { as: "pdf" };
  const { content, reason, text, words } = reading;
  const notes = [...reading.notes];
  if (!content) return { as: "unshown", reason: reason ?? "", text };
  switch (content.as) {
    case "pdf":
      return { as: "pdf" };
    case "image":
      return { as: "image", mediaType: file.mediaType, width: content.width, height: content.height, notes };
    case "pictures":
      return { as: "pictures", pictures: content.pictures.map(({ width, height }) => ({ width, height })), notes };
    case "html":
      return {
        as: "html",
        html: content.html,
        words,
        headings: [...reading.headings],
        links: [...content.links],
        notes,
      };
    case "text":
      return { as: "text", text: content.text, words };
  }
}

/** Words, pages and headings of any file. @throws WorkstationError NOT_FOUND, FILE_DAMAGED. */
export async function describeReading(actor: Actor, fileId: string): Promise<ScriptReading> {
  const { pages, words, headings, notes, reason } = await readScriptFile(actor, requireScriptFile(actor, fileId));
  return { pages, words, headings: [...headings], notes: [...notes], reason };
}

/** One page of a scan, as PNG. @throws WorkstationError NOT_FOUND, FILE_DAMAGED. */
export async function readPicture(actor: Actor, fileId: string, page: number): Promise<Blob> {
  const picture = (await readScan(actor, requireScriptFile(actor, fileId)))?.[page - 1];
  if (!picture) throw new WorkstationError("NOT_FOUND", { kind: "page" });
  return new Blob([new Uint8Array(picture.png)], { type: "image/png" });
}

/** @param range bounded by the contract. @throws WorkstationError NOT_FOUND, FILE_DAMAGED. */
export async function readFileRange(
  actor: Actor,
  fileId: string,
  range: { offset: number; length: number },
): Promise<Blob> {
  const file = requireScriptFile(actor, fileId);
  if (range.offset >= file.bytes) throw new WorkstationError("NOT_FOUND", { kind: "part of the file" });
  const reader = await openScriptFile(actor, file);
  try {
    return new Blob([new Uint8Array(await reader.read(range.offset, range.length))]);
  } finally {
    await reader.close();
  }
}
