import { type ConvertibleKind, OfficeNeeded, Unshowable } from "./conversion.ts";
import type { Package } from "./package.ts";
import { readSound } from "./package-relations.ts";

/** Which document a ZIP of parts really is, whatever its name says. @throws Unshowable encrypted; OfficeNeeded. */
export async function kindOfPackage(parts: Package): Promise<ConvertibleKind | "ods" | "odp" | undefined> {
  const mimetype = (await parts.readIfThere("mimetype"))?.toString("latin1").slice(0, 100) ?? "";
  const manifest = await parts.readIfThere("META-INF/manifest.xml");
  if (manifest?.includes("encryption-data")) throw new Unshowable("encrypted");
  if (mimetype.includes("opendocument.text")) return "odt";
  if (mimetype.includes("opendocument.spreadsheet")) return "ods";
  if (mimetype.includes("opendocument.presentation")) return "odp";
  if (parts.has("xl/workbook.bin")) throw new OfficeNeeded("xlsb");
  if (parts.has("xl/workbook.xml")) return "xlsx";
  if (parts.has("ppt/presentation.xml")) return "pptx";
  if (parts.names.some((name) => /^word\/document\d*\.xml$/.test(name))) return "docx";
  if (parts.has("content.xml")) return "odt";
  return undefined;
}

export const commentsNote = "Comments in the margin of this document are not shown here: save it to read them.";

/** What a package carries that is never run, fetched or shown; said so, since an assessor may wonder. */
export async function notesOfPackage(parts: Package): Promise<string[]> {
  const { names } = parts;
  const notes: string[] = [];
  if (names.some((name) => /vbaProject\.bin$|^Basic\/|^Scripts\//i.test(name))) {
    notes.push("This document carries macros (small programs). They are never run here.");
  }
  if (names.some((name) => /^xl\/(charts\/chart|diagrams\/data)[^/]*\.xml$/i.test(name))) {
    notes.push("Charts or diagrams in this workbook can't be shown here: save it to see them.");
  } else if (names.some((name) => /(^|\/)(charts\/chart|diagrams\/data)[^/]*\.xml$/i.test(name))) {
    notes.push("Charts and diagrams in this document are not drawn here, only what they say: save it to see them.");
  }
  if (names.some((name) => /\.(mp[34]|m4[av]|wav|wm[av]|mov|avi|mpe?g|ogg|webm)$/i.test(name))) {
    notes.push("Recordings in this document are not played here: save it to hear or see them.");
  }
  if (names.some((name) => /^xl\/media\//i.test(name))) {
    notes.push("Pictures in this workbook are not shown here: save it to see them.");
  }
  if (names.some((name) => /(^|\/)embeddings\/|^Object /i.test(name))) {
    notes.push("This document has other files embedded in it. They are not opened here.");
  }
  if (await refersOutside(parts)) {
    notes.push(
      "This document refers to things outside itself (such as a template or a picture). They are never fetched.",
    );
  }
  return notes;
}

async function refersOutside(parts: Package): Promise<boolean> {
  for (const name of parts.names.filter((candidate) => candidate.endsWith(".rels")).slice(0, 50)) {
    const links = (await readSound(parts, name))?.toString("utf8") ?? "";
    // An ordinary hyperlink is external too; it is only ever followed by a person.
    for (const link of links.match(/<[^>]*TargetMode="External"[^>]*>/g) ?? []) {
      if (!/relationships\/hyperlink"/.test(link)) return true;
    }
  }
  return false;
}
