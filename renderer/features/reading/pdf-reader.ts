import { AnnotationEditorType, AnnotationMode, type PDFDocumentProxy } from "pdfjs-dist";
import type { PDFViewerOptions } from "pdfjs-dist/types/web/pdf_viewer.js";
import { EventBus, PDFViewer, SimpleLinkService } from "pdfjs-dist/web/pdf_viewer.mjs";
import type { PercentBox } from "../../../shared/domain/evidence-selector.ts";
import { turnBox } from "./page-box.ts";
import type { PdfPlace } from "./reading-place.ts";

/** What the toolbar shows of an open PDF. */
export type PdfReaderState = {
  readonly page: number;
  readonly pageCount: number;
  readonly zoomPercent: number;
  /** Clockwise, in degrees. */
  readonly rotation: number;
};

export type PdfReader = {
  zoomIn(): void;
  zoomOut(): void;
  fitWidth(): void;
  rotate(): void;
  goTo(page: number): void;
  /** Clockwise, in degrees. */
  rotation(): number;
  /** A box of the unturned page, as the page stands now. */
  placeOnPage(box: PercentBox): PercentBox;
  /** Calls back after pages were drawn, moved or resized. */
  subscribe(listener: () => void): () => void;
  close(): void;
};

type PdfReaderOptions = {
  /** Scrolls; absolutely positioned. Its only child takes the pages. */
  readonly container: HTMLDivElement;
  readonly document: PDFDocumentProxy;
  readonly place: PdfPlace | undefined;
  readonly onState: (state: PdfReaderState) => void;
  readonly onPlace: (place: PdfPlace) => void;
  /** Told once a page has been drawn, and with each that is drawn after it. */
  readonly onPageDrawn: () => void;
  readonly onPageFailed: (page: number) => void;
};

type ViewArea = { location: { pageNumber: number; left: number; top: number; rotation: number } };

/** pdf.js's own viewer: pages one under the other, only those near the screen drawn, selectable text over each. */
export function openPdfReader(options: PdfReaderOptions): PdfReader {
  const { container, document } = options;
  const events = new EventBus();
  const links = new SimpleLinkService();
  links.externalLinkEnabled = false;
  const ending = new AbortController();
  const viewer = new PDFViewer({
    container,
    eventBus: events,
    linkService: links,
    abortSignal: ending.signal,
    annotationMode: AnnotationMode.DISABLE,
    annotationEditorMode: AnnotationEditorType.DISABLE,
    enableAutoLinking: false,
    removePageBorders: true,
    supportsPinchToZoom: true,
    // 16 megapixels a page: sharp on a dense screen, and ten buffered pages stay within memory.
    maxCanvasPixels: 16 * 1024 * 1024,
  } as PDFViewerOptions);
  // Set by `close`: pdf.js finishes some work after it, and its events would then speak of a closed file.
  let closed = false;
  const on = <Event>(name: string, listen: (event: Event) => void) =>
    events.on(name, (event: Event) => {
      if (!closed) listen(event);
    });

  const report = () => {
    options.onState({
      page: viewer.currentPageNumber,
      pageCount: viewer.pagesCount,
      zoomPercent: Math.round(viewer.currentScale * 100),
      rotation: viewer.pagesRotation,
    });
  };
  on("pagesinit", () => {
    viewer.pagesRotation = options.place?.rotation ?? 0;
    // "auto" fits the width without letting letters grow beyond what is comfortable.
    viewer.currentScaleValue = options.place?.scale ?? "auto";
    if (options.place) showPlace(viewer, options.place);
    report();
  });
  on("pagechanging", report);
  on("scalechanging", report);
  on("rotationchanging", report);
  on("updateviewarea", ({ location: { pageNumber, left, top, rotation } }: ViewArea) =>
    options.onPlace({ page: pageNumber, left, top, rotation, scale: viewer.currentScaleValue }),
  );
  on("pagerendered", (event: { pageNumber: number; error?: Error | null }) => {
    options.onPageDrawn();
    if (event.error && event.error.name !== "RenderingCancelledException") options.onPageFailed(event.pageNumber);
  });

  const listeners = new Set<() => void>();
  const announce = () => {
    for (const listener of listeners) listener();
  };
  for (const name of [
    "pagesinit",
    "pagesloaded",
    "pagerendered",
    "textlayerrendered",
    "scalechanging",
    "rotationchanging",
  ])
    on(name, announce);

  links.setDocument(document);
  links.setViewer(viewer);
  viewer.setDocument(document);
  const follower = followWidth(container, viewer, announce);

  return {
    zoomIn: () => viewer.increaseScale(),
    zoomOut: () => viewer.decreaseScale(),
    fitWidth() {
      viewer.currentScaleValue = "page-width";
    },
    rotate() {
      const page = viewer.currentPageNumber;
      viewer.pagesRotation = (viewer.pagesRotation + 90) % 360;
      // Turned pages have other heights: what was scrolled to is another page then.
      viewer.currentPageNumber = page;
    },
    goTo(page) {
      viewer.currentPageNumber = page;
    },
    rotation: () => viewer.pagesRotation,
    placeOnPage: (box) => turnBox(box, viewer.pagesRotation),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      follower.disconnect();
      viewer.setDocument(null);
      ending.abort();
    },
  };
}

function showPlace(viewer: PDFViewer, place: PdfPlace): void {
  viewer.scrollPageIntoView({
    pageNumber: Math.min(place.page, viewer.pagesCount),
    destArray: [null, { name: "XYZ" }, place.left, place.top, null],
    allowNegativeOffset: true,
  });
}

/** A scale that follows the width is computed anew when the split moves; any other stays as the person set it. */
function followWidth(container: HTMLElement, viewer: PDFViewer, onMoved: () => void): ResizeObserver {
  let width = container.clientWidth;
  const observer = new ResizeObserver(() => {
    if (container.clientWidth === width || container.clientWidth === 0) return;
    width = container.clientWidth;
    const scale = viewer.currentScaleValue;
    // Setting "auto" or "page-width" again is what makes pdf.js compute it for the new width.
    if (Number.isNaN(Number(scale))) viewer.currentScaleValue = scale;
    viewer.update();
    onMoved();
  });
  observer.observe(container);
  return observer;
}
