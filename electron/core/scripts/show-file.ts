import type { ShownFile } from "../../../shared/contract/scripts.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { type Conversion, convertDocument } from "./convert.ts";
import { openScriptFile, readWholeFile } from "./script-files.ts";
import { requireScriptFile } from "./script-list.ts";

/** Texts above this are offered as received: no mark sheet's script is five million characters long. */
const longestText = 5 * 1024 * 1024;

const reasons: Readonly<Record<Extract<Conversion, { ok: false }>["problem"], string>> = {
  damaged:
    "This document is damaged or incomplete, so it can't be shown. It is kept exactly as it was handed in: save it to look at it elsewhere, or ask the learner for it again.",
  "too-long":
    "This document takes too long to read (over 20 seconds), so it can't be shown. It is kept exactly as it was handed in: save it to look at it elsewhere.",
  "too-large":
    "This document needs too much memory, so it can't be shown. It is kept exactly as it was handed in: save it to look at it elsewhere.",
};

/**
 * Makes a file ready to be shown. A file that can't be shown is an answer with its reason, not an error: it is still the
 * learner's work.
 * @throws WorkstationError NOT_FOUND, FILE_DAMAGED where the stored file is not the one that was taken in.
 */
export async function showFile(actor: Actor, fileId: string): Promise<ShownFile> {
  const file = requireScriptFile(actor, fileId);
  switch (file.kind) {
    case "pdf":
      return { as: "pdf" };
    case "image":
      return { as: "image", mediaType: file.mediaType };
    case "docx":
    case "markdown": {
      const conversion = await convertDocument({ kind: file.kind, bytes: await readWholeFile(actor, file) });
      if (!conversion.ok) return { as: "unshown", reason: reasons[conversion.problem] };
      return { as: "html", html: conversion.html, words: conversion.words, notes: [...conversion.notes] };
    }
    case "text": {
      if (file.bytes > longestText) {
        return {
          as: "unshown",
          reason:
            "This text is too long to be shown here. It is kept exactly as it was handed in: save it to look at it elsewhere.",
        };
      }
      const text = decodeText(await readWholeFile(actor, file));
      return { as: "text", text, words: text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0 };
    }
    case "other":
      return {
        as: "unshown",
        reason:
          "This kind of file is not shown in the program. It is kept exactly as it was handed in: save it to look at it elsewhere.",
      };
  }
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

/** UTF-16 says so by its first bytes; what is not UTF-8 is read as Windows-1252, as old word processors wrote it. */
function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
