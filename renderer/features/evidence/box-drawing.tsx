import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { EvidencePlace, PercentBox } from "../../../shared/domain/evidence-selector.ts";
import { boxBetween, unturnBox } from "../reading/page-box.ts";
import type { ReadingSurface, SurfacePage } from "../reading/reading-surface.ts";
import classes from "./evidence-overlay.module.css";
import { type Rect, rectOnPage } from "./overlay-layout.ts";

type BoxDrawingProps = {
  readonly surface: ReadingSurface;
  /** Whether a box stands there from the start, for the arrow keys. */
  readonly byKeyboard: boolean;
  readonly onDrawn: (place: EvidencePlace) => void;
  readonly onLeave: () => void;
};

/** In percent of the page as it is seen. */
type Draft = { readonly page: SurfacePage; readonly box: PercentBox };
const wholePage: PercentBox = { x: 0, y: 0, width: 100, height: 100 };

/** Takes a box on a page, by dragging or by the arrow keys. */
export function BoxDrawing({ surface, byKeyboard, onDrawn, onLeave }: BoxDrawingProps) {
  const pages = usePageRects(surface);
  const [draft, setDraft] = useState<Draft>();
  const from = useRef<{ page: SurfacePage; x: number; y: number }>(undefined);
  const keyBox = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!byKeyboard) return;
    const page = pageInSight(surface);
    if (page) setDraft({ page, box: middleInSight(surface, page) });
    return () => setDraft(undefined);
  }, [byKeyboard, surface]);
  useEffect(() => {
    if (byKeyboard) keyBox.current?.focus({ preventScroll: true });
  });

  const finish = ({ page, box }: Draft) => {
    setDraft(undefined);
    onDrawn({ kind: "box", page: page.page, box: unturnBox(box, page.rotation) });
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const start = from.current;
    if (!start) return;
    const box = boxBetween(start, pointOn(start.page, event));
    setDraft(box && { page: start.page, box });
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (!draft) return;
    if (event.key === "Escape") onLeave();
    else if (event.key === "Enter") finish(draft);
    else if (arrows[event.key]) setDraft({ ...draft, box: moveBox(draft.box, event.key, event.shiftKey) });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      {pages.map(({ page, rect }) => (
        <div
          key={page.page ?? 0}
          className={classes.drawing}
          style={rect}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            from.current = { page, ...pointOn(page, event) };
          }}
          onPointerMove={drag}
          onPointerUp={() => {
            from.current = undefined;
            if (draft) finish(draft);
          }}
          onPointerCancel={() => {
            from.current = undefined;
            setDraft(undefined);
          }}
        />
      ))}
      {draft && (
        <div
          ref={keyBox}
          className={classes.drawn}
          style={rectOnPage(surface.area, draft.page.element, draft.box)}
          {...(byKeyboard && {
            role: "application",
            tabIndex: 0,
            "aria-label":
              "Box on the page. Arrow keys move it, Shift and arrow keys size it, Enter ties it, Escape leaves it.",
            onKeyDown: press,
          })}
        />
      )}
    </>
  );
}

const step = 2;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

function moveBox(box: PercentBox, key: string, sizes: boolean): PercentBox {
  const [across, down] = arrows[key] ?? [0, 0];
  const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
  if (sizes) {
    return {
      ...box,
      width: within(box.width + across, step, 100 - box.x),
      height: within(box.height + down, step, 100 - box.y),
    };
  }
  return { ...box, x: within(box.x + across, 0, 100 - box.width), y: within(box.y + down, 0, 100 - box.height) };
}

function pointOn({ element }: SurfacePage, { clientX, clientY }: { clientX: number; clientY: number }) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: ((clientX - left) / width) * 100, y: ((clientY - top) / height) * 100 };
}

function pageInSight(surface: ReadingSurface): SurfacePage | undefined {
  const around = surface.area.getBoundingClientRect();
  const middle = around.top + around.height / 2;
  const pages = surface.pages();
  return pages.findLast(({ element }) => element.getBoundingClientRect().top <= middle) ?? pages[0];
}

/** A box in the middle of what is seen of a page. */
function middleInSight({ area }: ReadingSurface, { element }: SurfacePage): PercentBox {
  const around = area.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  const top = ((Math.max(around.top, own.top) - own.top) / own.height) * 100;
  const bottom = ((Math.min(around.bottom, own.bottom) - own.top) / own.height) * 100;
  const height = Math.max(4, (bottom - top) / 4);
  return { x: 30, y: Math.min(100 - height, Math.max(0, (top + bottom - height) / 2)), width: 40, height };
}

type PageRect = { readonly page: SurfacePage; readonly rect: Rect };

/** The pages in sight as places to drag on, kept in step with scrolling, zooming and turning. */
function usePageRects(surface: ReadingSurface): readonly PageRect[] {
  const [rects, setRects] = useState<readonly PageRect[]>([]);
  useEffect(() => {
    const measure = () => {
      const around = surface.area.getBoundingClientRect();
      const inSight = surface.pages().filter(({ element }) => {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > around.top - 500 && top < around.bottom + 500;
      });
      setRects(inSight.map((page) => ({ page, rect: rectOnPage(surface.area, page.element, wholePage) })));
    };
    measure();
    const stop = surface.subscribe(measure);
    surface.area.addEventListener("scroll", measure, { passive: true });
    return () => {
      stop();
      surface.area.removeEventListener("scroll", measure);
    };
  }, [surface]);
  return rects;
}
