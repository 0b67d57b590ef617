import type { EvidencePlace } from "./evidence-selector.ts";

/** How long a file is, for a strip that shows a whole script. Characters of its text; pages where it has pages. */
export type FileLength = { readonly fileId: string; readonly characters: number; readonly pages: number };

/** A page without text (a scan) takes as much of the strip as a page of writing. */
const charactersPerPage = 1_800;

function lengthOf(file: FileLength): number {
  return file.characters > 0 ? file.characters : Math.max(1, file.pages) * charactersPerPage;
}

/**
 * Where a place lies in the script as a whole, from 0 (its first word) to 1 (its last). The files count in their order, each
 * by its length. A passage lies where it starts; a box where its upper edge lies on its page.
 */
export function placeInScript(files: readonly FileLength[], fileId: string, place: EvidencePlace): number {
  const total = files.reduce((sum, file) => sum + lengthOf(file), 0);
  const index = files.findIndex((file) => file.fileId === fileId);
  const file = files[index];
  if (!file || total === 0) return 0;
  const before = files.slice(0, index).reduce((sum, earlier) => sum + lengthOf(earlier), 0);
  return clamp((before + placeInFile(file, place) * lengthOf(file)) / total);
}

function placeInFile(file: FileLength, place: EvidencePlace): number {
  if (place.kind === "passage" && file.characters > 0) return clamp(place.start / file.characters);
  const page = place.page ?? 1;
  const down = place.kind === "box" ? place.box.y / 100 : 0;
  return clamp((page - 1 + down) / Math.max(file.pages, page));
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
