import type { ScriptHeading } from "../../../shared/contract/scripts.ts";
import type { AnchoredText } from "../../../shared/domain/anchor-text.ts";
import type { PercentBox } from "../../../shared/domain/evidence-selector.ts";

/** A part of a file's text, in UTF-16 units of the text as this window reads it. */
export type Stretch = { readonly start: number; readonly end: number };

/** What can be brought into sight: a part of the text, or a place on a page. */
export type Target = Stretch | { readonly page: number; readonly box?: PercentBox };

/** A page or picture on which boxes can lie. `page` is undefined for a picture that has no pages. */
export type SurfacePage = {
  readonly page: number | undefined;
  readonly element: HTMLElement;
  /** Clockwise, in quarters: 0, 90, 180 or 270. Boxes are remembered as on the unturned page. */
  readonly rotation: number;
};

/**
 * A file as it stands on the screen, whatever its kind: what finding, evidence and the contents list need to know of it.
 * Only what is near the screen is drawn, so a stretch may have no range at this moment.
 */
export type ReadingSurface = {
  readonly fileId: string;
  /** The scrolling element. */
  readonly area: HTMLElement;
  /** The whole text of the file. Undefined for pictures. */
  readonly readText: (() => Promise<AnchoredText>) | undefined;
  /** The page on which a place of the text lies, where the file has pages. Known once the text was read. */
  pageAt(place: number): number | undefined;
  rangesOf(stretch: Stretch): readonly Range[];
  /** The stretch of a selection; undefined where it lies outside the text, or the text was not read yet. */
  stretchOf(range: Range): Stretch | undefined;
  pages(): readonly SurfacePage[];
  reveal(target: Target): void;
  goTo(heading: ScriptHeading): void;
  /** Where a heading stands now, in pixels of the window; undefined while that is not known. */
  topOf(heading: ScriptHeading): number | undefined;
  /** Calls back after something was drawn, moved or resized. */
  subscribe(listener: () => void): () => void;
};

const surfaces = new Map<string, ReadingSurface>();
const listeners = new Set<() => void>();
let current: readonly ReadingSurface[] = [];

function publish() {
  current = [...surfaces.values()];
  for (const listener of listeners) listener();
}

/** Makes a file's surface known while it is on the screen. */
export function offerSurface(surface: ReadingSurface): () => void {
  surfaces.set(surface.fileId, surface);
  publish();
  return () => {
    if (surfaces.get(surface.fileId) !== surface) return;
    surfaces.delete(surface.fileId);
    publish();
  };
}

export function openSurfaces(): readonly ReadingSurface[] {
  return current;
}

export function onSurfacesChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isStretch(target: Target): target is Stretch {
  return "start" in target;
}
