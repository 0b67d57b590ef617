import type { PDFDocumentProxy } from "pdfjs-dist";
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { indexAfterKey } from "../../components/row-keys.ts";
import classes from "./contents-panel.module.css";
import { scrollIntoSight } from "./scroll-into-sight.ts";
import { useNearScreen } from "./use-near-screen.ts";

type ThumbnailsProps = {
  readonly document: PDFDocumentProxy;
  readonly current: number;
  /** Clockwise, in degrees: as the reader turned the pages. */
  readonly rotation: number;
  readonly goTo: (page: number) => void;
};

/** Small pages, drawn while they are near the sight alone. One tab stop for all of them, arrow keys inside. */
export function Thumbnails({ document, current, rotation, goTo }: ThumbnailsProps) {
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState<number>();
  const stop = focused ?? current;
  const buttonOf = (page: number) => list.current?.children[page - 1]?.querySelector("button");
  const showInList = (button: HTMLElement) =>
    list.current && scrollIntoSight(list.current, button.getBoundingClientRect());
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is current comes into sight when another page is.
  useEffect(() => {
    const button = buttonOf(current);
    if (button) showInList(button);
  }, [current]);
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = indexAfterKey(event.key, stop - 1, document.numPages);
    const button = next === undefined ? undefined : buttonOf(next + 1);
    if (!button) return;
    event.preventDefault();
    button.focus({ preventScroll: true });
    showInList(button);
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setFocused(undefined);
  };
  return (
    <ol ref={list} className={classes.pages} onKeyDown={press} onBlur={leave} data-small-pages>
      {Array.from({ length: document.numPages }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pages of a stored file never change their order.
        <li key={index}>
          <button
            type="button"
            className={classes.thumbnail}
            aria-label={`Page ${index + 1}`}
            aria-current={current === index + 1 ? "page" : undefined}
            tabIndex={stop === index + 1 ? 0 : -1}
            onFocus={() => setFocused(index + 1)}
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

/** In CSS pixels, as in the style sheet; the height is A4's until the page says its own. */
const width = 112;
const usualHeight = 158;
const margin = 400;

type SmallPageProps = Pick<ThumbnailsProps, "document" | "rotation"> & { readonly number: number };

/** Its place is kept free from the start and after it has gone. Give it a React key per rotation. */
function SmallPage(props: SmallPageProps) {
  const frame = useRef<HTMLSpanElement>(null);
  const near = useNearScreen(frame, "[data-small-pages]", margin);
  const [height, setHeight] = useState(usualHeight);
  return (
    <span ref={frame} className={classes.smallPage} style={{ height }}>
      {near && <DrawnPage {...props} onHeight={setHeight} />}
    </span>
  );
}

function DrawnPage({
  document,
  number,
  rotation,
  onHeight,
}: SmallPageProps & { readonly onHeight: (height: number) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let left = false;
    let task: { cancel(): void; promise: Promise<unknown> } | undefined;
    const draw = async () => {
      const page = await document.getPage(number);
      if (left) return;
      const turned = { rotation: page.rotate + rotation };
      const whole = page.getViewport({ scale: 1, ...turned });
      const scale = (width * Math.min(2, window.devicePixelRatio)) / whole.width;
      const viewport = page.getViewport({ scale, ...turned });
      element.width = Math.floor(viewport.width);
      element.height = Math.floor(viewport.height);
      onHeight(Math.round((width * whole.height) / whole.width));
      task = page.render({ canvas: element, viewport });
      await task.promise;
    };
    // A page that can't be drawn stays blank here; the reading area says so.
    draw().catch(() => undefined);
    return () => {
      left = true;
      task?.cancel();
    };
  }, [document, number, rotation, onHeight]);
  return <canvas ref={canvas} width={0} height={0} aria-hidden />;
}
