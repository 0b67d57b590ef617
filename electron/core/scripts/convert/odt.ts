import { type Converted, Unshowable } from "./conversion.ts";
import { readOdtMargins } from "./margins.ts";
import { isTableView, OdtWriter, readStyles } from "./odt-writer.ts";
import { commentsNote, notesOfPackage } from "./office-package.ts";
import type { Package } from "./package.ts";
import { readSound } from "./package-relations.ts";
import { PictureShelf } from "./picture-shelf.ts";
import { finishHtml } from "./safe-html.ts";
import { readXml, type XmlHandlers } from "./xml.ts";

/** OpenDocument text as HTML: headings, paragraphs, lists, tables, emphasis, notes, pictures. No maintained library does this. */
export async function convertOdt(parts: Package): Promise<Converted> {
  const { bytes: content } = await parts.readAsFar("content.xml");
  const shelf = new PictureShelf();
  const writer = new OdtWriter(readStyles(content), await readPictures(parts, shelf));
  const notes = readBody(content, writer, () => writer.isEmpty);
  notes.push(...(await notesOfPackage(parts)), ...notesOfBody(content, writer.hasHidden));
  return finishHtml(writer.html + (await readOdtMargins(parts)), { shelf, notes });
}

/** @returns what there is to say about damage. @throws Unshowable as `readXml`; damaged where nothing was read before it. */
export function readBody(content: Buffer, writer: XmlHandlers, isEmpty: () => boolean): string[] {
  try {
    readXml(content, writer);
    return [];
  } catch (error) {
    if (!(error instanceof Unshowable) || error.problem !== "damaged" || isEmpty()) throw error;
    return ["This document is damaged: it is shown up to where the damage begins."];
  }
}

/** What stands in the text, and is left out of what is shown or shown like any other. */
export function notesOfBody(content: Buffer, hasHidden: boolean): string[] {
  const notes: string[] = [];
  if (hasHidden) notes.push("This document has hidden text: it is shown, and its words are counted.");
  if (content.includes("<text:changed-region")) {
    notes.push("Changes were tracked in this document: it is shown with all of them accepted.");
  }
  if (content.includes("<office:annotation ") || content.includes("<office:annotation>")) notes.push(commentsNote);
  return notes;
}

/** @returns their placeholders, by their parts. */
export async function readPictures(parts: Package, shelf: PictureShelf): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  for (const name of parts.names
    .filter((candidate) => /^Pictures\/./.test(candidate) && !isTableView(candidate))
    .slice(0, 500)) {
    pictures.set(name, shelf.add(mediaTypeOf(name), (await readSound(parts, name)) ?? Buffer.alloc(0)));
  }
  return pictures;
}

function mediaTypeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return `image/${ending === "jpg" ? "jpeg" : ending}`;
}
