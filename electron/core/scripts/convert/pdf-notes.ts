import type { PDFDocumentProxy } from "pdfjs-dist";
import { commentsNote } from "./office-package.ts";

/** What lies beside the text of pages, and isn't drawn. */
export type Beside = { comments: boolean; files: boolean };

/** What a reader of a PDF has to know besides what its pages show. */
export async function readNotes(
  document: PDFDocumentProxy,
  {
    read,
    damaged,
    words,
    actions,
    beside,
  }: { read: number; damaged: number; words: number; actions: boolean; beside: Beside },
): Promise<string[]> {
  const notes: string[] = [];
  const total = document.numPages;
  if (damaged > 0) notes.push(`${damaged} of ${read} pages of this PDF are damaged.`);
  if (read < total) {
    notes.push(
      `Words were counted, and can be searched, on the first ${read.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} pages.`,
    );
  }
  if (words === 0) notes.push("This PDF has no text in it (a scan, perhaps): its words can't be counted or searched.");
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  if ("IsXFAPresent" in info && info.IsXFAPresent) {
    notes.push(
      "This PDF is a form of a kind (XFA) that only Adobe's programs show whole: what was filled in may be missing here. Ask the learner to print it to a PDF.",
    );
  }
  const [scripts, open, files] = await Promise.all([
    document.getJSActions().catch(() => null),
    document.getOpenAction().catch(() => null),
    document.getAttachments().catch(() => null),
  ]);
  if (actions || scripts || (open && "action" in open))
    notes.push("This PDF carries a script or an action of its own. It is never run.");
  if ("IsCollectionPresent" in info && info.IsCollectionPresent)
    notes.push(
      "This PDF is a portfolio: a cover around other files, which may hold the work itself. Save it to open them.",
    );
  if (beside.comments) notes.push(commentsNote);
  if (beside.files || (files instanceof Map ? files.size > 0 : Object.keys(files ?? {}).length > 0))
    notes.push("This PDF has other files embedded in it. They are not opened here.");
  return notes;
}

/** pdf.js tells of scripts, but not of a program that a PDF would start. What is packed away inside is not looked for. */
export function mentionsActions(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ["/Launch", "/JavaScript", "/SubmitForm"].some((name) => file.includes(name, 0, "latin1"));
}
