import { useCallback, useEffect, useRef, useState } from "react";
import type { Contents } from "./contents.ts";
import type { ReadingSurface } from "./reading-surface.ts";

/** Of the height in sight. What was gone to lies above it, with what leads up to it. */
const readingLine = 0.4;

/**
 * The heading under which a reader's eyes are, by its place in the list; undefined above the first. One that was gone to is
 * it for as long as it is in sight: a file that fits the window doesn't scroll.
 */
export function useHeadingInSight(
  { headings }: Contents,
  surface: ReadingSurface | undefined,
): readonly [current: number | undefined, goneTo: (index: number) => void] {
  const [current, setCurrent] = useState<number>();
  const wanted = useRef<{ readonly index: number; readonly arrived: boolean }>(undefined);
  useEffect(() => {
    if (!surface) return;
    const { area } = surface;
    const find = () => {
      const { top, bottom } = area.getBoundingClientRect();
      const sought = wanted.current && headings[wanted.current.index];
      if (wanted.current && sought) {
        const place = surface.topOf(sought);
        const arrived = place !== undefined && place >= top && place < bottom;
        // It may be on its way still.
        if (arrived || !wanted.current.arrived) {
          wanted.current = { ...wanted.current, arrived };
          return;
        }
        wanted.current = undefined;
      }
      // The last ones never come up to the line.
      const ended = area.scrollTop + area.clientHeight >= area.scrollHeight - 1;
      const line = ended ? bottom : top + area.clientHeight * readingLine;
      let low = 0;
      let high = headings.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const heading = headings[middle];
        const place = heading && surface.topOf(heading);
        if (place !== undefined && place < line) low = middle + 1;
        else high = middle;
      }
      setCurrent(low === 0 ? undefined : low - 1);
    };
    let frame = 0;
    // At most once for each picture that the screen shows.
    const findSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(find);
    };
    find();
    // A PDF's headings have a place on their page once its text was read.
    void surface.readText?.().then(findSoon);
    area.addEventListener("scroll", findSoon, { passive: true });
    const stop = surface.subscribe(findSoon);
    return () => {
      cancelAnimationFrame(frame);
      area.removeEventListener("scroll", findSoon);
      stop();
    };
  }, [surface, headings]);
  const goneTo = useCallback((index: number) => {
    wanted.current = { index, arrived: false };
    setCurrent(index);
  }, []);
  return [current, goneTo];
}
