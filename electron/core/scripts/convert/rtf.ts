import { type Converted, limits, Unshowable } from "./conversion.ts";
import { PictureShelf } from "./picture-shelf.ts";
import { stripRtf } from "./readable-text.ts";
import { readRtf } from "./rtf-tokens.ts";
import { RtfWriter } from "./rtf-writer.ts";
import { finishHtml } from "./safe-html.ts";
import { refuseLongText } from "./text-kinds.ts";

/**
 * Rich Text as HTML: paragraphs, headings by style, emphasis, tables, PNG and JPEG pictures. The libraries there are need a
 * window's canvas or have not been kept for years; fields, objects and links to files are left out by design.
 */
export function convertRtf(bytes: Uint8Array): Converted {
  refuseLongText(bytes, limits.carryingTextBytes, stripRtf);
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const start = source.indexOf("{\\rtf");
  if (start === -1 || start > 1024) throw new Unshowable("not-what-it-says");
  const shelf = new PictureShelf();
  const writer = new RtfWriter(shelf);
  const end = readRtf(source, start, writer);
  const notes: string[] = [];
  if (end === "cut") notes.push("This document is incomplete: its end is missing. What there is of it is shown.");
  if (writer.leftObjects > 0) {
    notes.push("This document has other files or programs embedded in it. They are not opened here.");
  }
  if (writer.hasDeleted) notes.push("Changes were tracked in this document: it is shown with all of them accepted.");
  return finishHtml(writer.finish(), { shelf, notes });
}
