import type { ScriptHeading } from "../../../shared/contract/scripts.ts";
import { findQuote } from "../../../shared/domain/anchor-text.ts";
import type { EvidencePlace } from "../../../shared/domain/evidence-selector.ts";
import { onSurfacesChanged, openSurfaces, type ReadingSurface, type Stretch, type Target } from "./reading-surface.ts";

/** A place in a file of a script that somebody wants to see: evidence, what a search found, or where a section begins. */
export type WantedPlace = {
  readonly fileId: string;
  readonly place: EvidencePlace | { readonly kind: "heading"; readonly heading: ScriptHeading };
};

let wanted: WantedPlace | undefined;
const listeners = new Set<(fileId: string) => void>();

/** Brings a place into sight: at once where its file is open, else as soon as somebody opens it. */
export function showPassage(request: WantedPlace): void {
  wanted = request;
  for (const listener of listeners) listener(request.fileId);
  serve();
}

/** For what chooses between a script's files: which file to open next. Answers with how to stop. */
export function onFileWanted(listener: (fileId: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function wantedFile(): string | undefined {
  return wanted?.fileId;
}

onSurfacesChanged(serve);

function serve(): void {
  const request = wanted;
  const surface = request && openSurfaces().find(({ fileId }) => fileId === request.fileId);
  if (!surface) return;
  wanted = undefined;
  const { place } = request;
  if (place.kind === "heading") {
    // Whoever read in the file that stood there until now goes on in this one.
    if (document.activeElement === document.body) surface.area.focus({ preventScroll: true });
    surface.goTo(place.heading);
    return;
  }
  void findOn(surface, place).then((target) => target && surface.reveal(target));
}

async function findOn(surface: ReadingSurface, place: EvidencePlace): Promise<Target | undefined> {
  if (place.kind === "box") return { page: place.page ?? 1, box: place.box };
  // Where the words are not to be found, their page still is.
  return (await anchorOn(surface, place)) ?? (place.page === undefined ? undefined : { page: place.page });
}

const found = new WeakMap<ReadingSurface, Map<string, Stretch | undefined>>();

/** Where a passage stands in the text as this window reads it; undefined where it is not there any more. */
export async function anchorOn(
  surface: ReadingSurface,
  place: EvidencePlace & { kind: "passage" },
): Promise<Stretch | undefined> {
  if (!surface.readText) return undefined;
  const known = found.get(surface) ?? new Map<string, Stretch | undefined>();
  found.set(surface, known);
  const key = JSON.stringify(place);
  if (known.has(key)) return known.get(key);
  const anchor = findQuote(await surface.readText(), place);
  const stretch = anchor && { start: anchor.start, end: anchor.end };
  known.set(key, stretch);
  return stretch;
}
