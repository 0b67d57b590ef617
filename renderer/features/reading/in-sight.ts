import type { ReadingSurface, Stretch } from "./reading-surface.ts";

/**
 * Which of some places, in the order of the text, is the first below the upper edge of the screen: where a reader's eyes are
 * likely to be. As many as there are where all lie above it.
 */
export function firstInSight(surface: ReadingSurface, stretches: readonly Stretch[]): number {
  const { top } = surface.area.getBoundingClientRect();
  const page = surface.pages().find(({ element }) => element.getBoundingClientRect().bottom > top)?.page;
  const isAbove = (stretch: Stretch): boolean => {
    const own = page === undefined ? undefined : surface.pageAt(stretch.start);
    if (page !== undefined && own !== undefined && own !== page) return own < page;
    const [range] = surface.rangesOf(stretch);
    return range !== undefined && range.getBoundingClientRect().top < top;
  };
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle];
    if (stretch && isAbove(stretch)) low = middle + 1;
    else high = middle;
  }
  return low;
}
