import type { PDFDocumentProxy } from "pdfjs-dist";
import { createPdfHeadings } from "./pdf-headings.ts";
import type { PdfReader } from "./pdf-reader.ts";
import { type PdfText, pageOfPlace, readPdfText } from "./pdf-text.ts";
import { isStretch, type ReadingSurface, type Stretch, type Target } from "./reading-surface.ts";
import { carryPlace } from "./same-signs.ts";
import { scrollIntoSight } from "./scroll-into-sight.ts";
import { indexText, placeOf, rangeOf, type TextIndex, trim } from "./text-index.ts";

type PdfSurfaceOptions = {
  readonly fileId: string;
  readonly area: HTMLElement;
  readonly document: PDFDocumentProxy;
  readonly reader: PdfReader;
  readonly stopped: () => boolean;
};

/** A PDF: pages near the screen have a text layer, the others only a place. */
export function createPdfSurface({ fileId, area, document, reader, stopped }: PdfSurfaceOptions): ReadingSurface {
  let reading: Promise<PdfText> | undefined;
  let text: PdfText | undefined;
  let wanted: Target | undefined;
  const indexes = new WeakMap<Element, { pieces: number; index: TextIndex }>();

  const pageElement = (page: number) => area.querySelector<HTMLElement>(`.page[data-page-number="${page}"]`);

  /** The layer of a page, as far as it is drawn: it fills piece by piece. */
  const indexOf = (page: number): TextIndex | undefined => {
    const layer = pageElement(page)?.querySelector(".textLayer");
    if (!layer || layer.childElementCount === 0) return undefined;
    const known = indexes.get(layer);
    if (known && known.pieces === layer.childElementCount) return known.index;
    const index = indexText(layer);
    indexes.set(layer, { pieces: layer.childElementCount, index });
    return index;
  };
  const textOfPage = (page: number): { start: number; own: string } | undefined => {
    if (!text) return undefined;
    const start = text.starts[page - 1];
    if (start === undefined) return undefined;
    return { start, own: text.anchored.text.slice(start, text.starts[page] ?? text.anchored.text.length) };
  };
  const placeIn = (container: Node, offset: number, starts: boolean): number | undefined => {
    const element = container instanceof Element ? container : container.parentElement;
    const page = Number(element?.closest<HTMLElement>(".page")?.dataset.pageNumber);
    const index = indexOf(page);
    const known = textOfPage(page);
    if (!index || !known) return undefined;
    return known.start + carryPlace(index.text, known.own, placeOf(index, container, offset), starts);
  };

  const rangesOf = ({ start, end }: Stretch): Range[] => {
    if (!text) return [];
    const ranges: Range[] = [];
    for (let page = pageOfPlace(text.starts, start); page <= pageOfPlace(text.starts, end - 1); page += 1) {
      const index = indexOf(page);
      const known = textOfPage(page);
      if (!index || !known) continue;
      const first = carryPlace(known.own, index.text, Math.max(0, start - known.start), true);
      const last = carryPlace(known.own, index.text, Math.min(known.own.length, end - known.start), false);
      const range = first < last ? rangeOf(index, { start: first, end: last }) : undefined;
      if (range) ranges.push(range);
    }
    return ranges;
  };

  const show = (target: Target): boolean => {
    if (isStretch(target)) {
      const [range] = rangesOf(target);
      if (!range) return false;
      scrollIntoSight(area, range.getBoundingClientRect());
      return true;
    }
    const element = pageElement(target.page);
    if (!element || !target.box) return false;
    const rect = element.getBoundingClientRect();
    const turned = reader.placeOnPage(target.box);
    scrollIntoSight(
      area,
      new DOMRect(rect.left, rect.top + (turned.y / 100) * rect.height, 1, (turned.height / 100) * rect.height),
    );
    return true;
  };
  reader.subscribe(() => {
    if (wanted && show(wanted)) wanted = undefined;
  });

  const surface = {
    fileId,
    area,
    async readText() {
      reading ??= readPdfText(document, stopped).then((read) => {
        text = read;
        return read;
      });
      return (await reading).anchored;
    },
    pageAt: (place) => text && pageOfPlace(text.starts, place),
    rangesOf,
    stretchOf(range) {
      const start = placeIn(range.startContainer, range.startOffset, true);
      const end = placeIn(range.endContainer, range.endOffset, false);
      if (!text || start === undefined || end === undefined || start >= end) return undefined;
      return trim(text.anchored.text, { start, end });
    },
    pages: () =>
      [...area.querySelectorAll<HTMLElement>(".page[data-page-number]")].map((element) => ({
        page: Number(element.dataset.pageNumber),
        element,
        rotation: reader.rotation(),
      })),
    reveal(target) {
      wanted = undefined;
      if (show(target)) return;
      const page = isStretch(target) ? text && pageOfPlace(text.starts, target.start) : target.page;
      if (page === undefined) return;
      reader.goTo(page);
      // The page is drawn later; then the place on it can be found.
      if (isStretch(target) || target.box) wanted = target;
    },
    subscribe: reader.subscribe,
  } satisfies Omit<ReadingSurface, "goTo" | "topOf">;
  return { ...surface, ...createPdfHeadings(surface) };
}
