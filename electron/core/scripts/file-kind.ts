import { extname } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import type { ScriptFileKind } from "../../../shared/contract/scripts.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";

export type RecognisedKind = { readonly kind: ScriptFileKind; readonly mediaType: string };

/** How many first bytes of a file are enough to recognise it. */
export const headBytes = 64 * 1024;

const zip = "application/zip";
const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

type Ending = RecognisedKind & {
  readonly expected: string;
  readonly fits: (found: string | undefined, head: Uint8Array) => boolean;
};

const isOneOf =
  (...types: readonly string[]) =>
  (found: string | undefined) =>
    found !== undefined && types.includes(found);

const endings: Readonly<Record<string, Ending>> = {
  // PDF readers look for the mark in the first kilobyte: mail programs put their own lines before it.
  ".pdf": {
    kind: "pdf",
    mediaType: "application/pdf",
    expected: "a PDF",
    fits: (_found, head) => Buffer.from(head.subarray(0, 1024)).includes("%PDF-"),
  },
  // A cut-off document may no longer tell more than that it is a ZIP.
  ".docx": { kind: "docx", mediaType: docx, expected: "a Word document (DOCX)", fits: isOneOf(docx, zip) },
  ".png": {
    kind: "image",
    mediaType: "image/png",
    expected: "a PNG picture",
    fits: isOneOf("image/png", "image/apng"),
  },
  ".jpg": { kind: "image", mediaType: "image/jpeg", expected: "a JPEG picture", fits: isOneOf("image/jpeg") },
  ".jpeg": { kind: "image", mediaType: "image/jpeg", expected: "a JPEG picture", fits: isOneOf("image/jpeg") },
  ".txt": { kind: "text", mediaType: "text/plain", expected: "plain text", fits: (_found, head) => isText(head) },
  ".md": {
    kind: "markdown",
    mediaType: "text/markdown",
    expected: "Markdown text",
    fits: (_found, head) => isText(head),
  },
};

/**
 * What a file is, by its ending and by its first bytes, which must agree. A file with an ending that isn't known is kept as
 * "other": taken in whole, listed, never shown inside.
 * @throws WorkstationError FILE_KIND_UNKNOWN where the contents are not what the ending says.
 */
export async function recogniseFile(name: string, head: Uint8Array): Promise<RecognisedKind> {
  const ending = endings[extname(name).toLowerCase()];
  if (!ending) return { kind: "other", mediaType: "application/octet-stream" };
  // A damaged head can make the recogniser itself fail; it then counts as not recognised.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (!ending.fits(found?.mime, head)) throw new WorkstationError("FILE_KIND_UNKNOWN", { expected: ending.expected });
  return { kind: ending.kind, mediaType: ending.mediaType };
}

/** Text in UTF-8 or an old 8-bit coding has no zero bytes; UTF-16 says so by its first two. */
function isText(head: Uint8Array): boolean {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return utf16 || !head.includes(0);
}
