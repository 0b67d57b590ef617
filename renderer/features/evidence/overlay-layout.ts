import type { Evidence } from "../../../shared/contract/evidence.ts";
import { type PercentBox, readSelector } from "../../../shared/domain/evidence-selector.ts";
import { turnBox } from "../reading/page-box.ts";
import type { ReadingSurface, Stretch } from "../reading/reading-surface.ts";

/** In pixels of the scrolled contents. */
export type Rect = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
/** `left` is the edge of the picture that the mark stands beside, outside of it; undefined: in the margin of the text. */
export type MarginMark = { readonly evidence: Evidence; readonly top: number; readonly left?: number | undefined };
export type BoxMark = { readonly evidence: Evidence; readonly rect: Rect };
export type OverlayLayout = { readonly marks: readonly MarginMark[]; readonly boxes: readonly BoxMark[] };

export const noLayout: OverlayLayout = { marks: [], boxes: [] };
const markHeight = 22;

/** Where each piece of evidence that is drawn now has its mark in the margin, and where boxes lie. */
export function layOut(
  surface: ReadingSurface,
  evidence: readonly Evidence[],
  anchors: ReadonlyMap<string, Stretch>,
): OverlayLayout {
  const marks: MarginMark[] = [];
  const boxes: BoxMark[] = [];
  const pages = evidence.some(({ selector }) => readSelector(selector).kind === "box") ? surface.pages() : [];
  for (const each of evidence) {
    const place = readSelector(each.selector);
    if (place.kind === "box") {
      const page = pages.find((candidate) => candidate.page === place.page);
      if (!page) continue;
      const rect = rectOnPage(surface.area, page.element, turnBox(place.box, page.rotation));
      boxes.push({ evidence: each, rect });
      // Text leaves a margin free; a picture is full of letters up to its edges.
      const left = surface.readText ? undefined : edgeOf(surface.area, page.element, each.side);
      marks.push({ evidence: each, top: rect.top, left });
      continue;
    }
    const stretch = anchors.get(each.id);
    const rect = stretch && surface.rangesOf(stretch)[0]?.getClientRects()[0];
    if (rect) marks.push({ evidence: each, top: rect.top + offsetOf(surface.area).top });
  }
  return { marks: partMarks(marks), boxes };
}

/** Marks of passages in the same line stand under one another; each column has a margin of its own. */
export function partMarks(marks: readonly MarginMark[]): MarginMark[] {
  const free = { assr: Number.NEGATIVE_INFINITY, qa: Number.NEGATIVE_INFINITY };
  return marks
    .toSorted((one, other) => one.top - other.top)
    .map((mark) => {
      const { side } = mark.evidence;
      const top = Math.max(mark.top, free[side]);
      free[side] = top + markHeight;
      return { ...mark, top };
    });
}

function edgeOf(area: HTMLElement, picture: HTMLElement, side: Evidence["side"]): number {
  const { left, right } = picture.getBoundingClientRect();
  return (side === "assr" ? left : right) + offsetOf(area).left;
}

/** From the window's coordinates to the scrolled contents'. */
export function offsetOf(area: HTMLElement): { left: number; top: number } {
  const around = area.getBoundingClientRect();
  return { left: area.scrollLeft - around.left, top: area.scrollTop - around.top };
}

export function rectOnPage(area: HTMLElement, page: HTMLElement, box: PercentBox): Rect {
  const own = page.getBoundingClientRect();
  const offset = offsetOf(area);
  return {
    left: own.left + offset.left + (box.x / 100) * own.width,
    top: own.top + offset.top + (box.y / 100) * own.height,
    width: (box.width / 100) * own.width,
    height: (box.height / 100) * own.height,
  };
}

export function isSameLayout(one: OverlayLayout, other: OverlayLayout): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain({ marks, boxes }: OverlayLayout) {
  return [
    marks.map(({ evidence, top, left }) => [evidence.id, evidence.revision, Math.round(top), left && Math.round(left)]),
    boxes.map(({ evidence, rect }) => [evidence.id, evidence.revision, rect]),
  ];
}
