import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef } from "react";
import classes from "./contents-panel.module.css";

type ThumbnailsProps = {
  readonly document: PDFDocumentProxy;
  readonly current: number;
  /** Clockwise, in degrees: as the reader turned the pages. */
  readonly rotation: number;
  readonly goTo: (page: number) => void;
};

/** Small pages, each drawn when it comes into sight. */
export function Thumbnails({ document, current, rotation, goTo }: ThumbnailsProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const button = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (!button || !list.current) return;
    const own = button.getBoundingClientRect();
    const around = list.current.getBoundingClientRect();
    if (own.top < around.top || own.bottom > around.bottom) list.current.scrollTop += own.top - around.top - 8;
  });
  return (
    <ol ref={list} className={classes.pages}>
      {Array.from({ length: document.numPages }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pages of a stored file never change their order.
        <li key={index}>
          <button
            type="button"
            className={classes.thumbnail}
            aria-label={`Page ${index + 1}`}
            aria-current={current === index + 1 ? "page" : undefined}
            onClick={() => goTo(index + 1)}
          >
            <SmallPage key={rotation} document={document} number={index + 1} rotation={rotation} />
            <span aria-hidden>{index + 1}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

const width = 112;

type SmallPageProps = Pick<ThumbnailsProps, "document" | "rotation"> & { readonly number: number };

/** Give it a React key per rotation: a canvas takes one drawing. */
function SmallPage({ document, number, rotation }: SmallPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let task: { cancel(): void; promise: Promise<unknown> } | undefined;
    const draw = async () => {
      const page = await document.getPage(number);
      const turned = { rotation: page.rotate + rotation };
      const whole = page.getViewport({ scale: 1, ...turned });
      const scale = (width * Math.min(2, window.devicePixelRatio)) / whole.width;
      const viewport = page.getViewport({ scale, ...turned });
      element.width = Math.floor(viewport.width);
      element.height = Math.floor(viewport.height);
      task = page.render({ canvas: element, viewport });
      await task.promise;
    };
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      // A page that can't be drawn stays blank here; the reading area says so.
      draw().catch(() => undefined);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      task?.cancel();
    };
  }, [document, number, rotation]);
  return <canvas ref={canvas} width={width} height={158} aria-hidden />;
}
