import { isStretch, type ReadingSurface } from "./reading-surface.ts";
import { scrollIntoSight } from "./scroll-into-sight.ts";

/** Pictures, page under page. There is no text: evidence on them is a box. */
export function createPictureSurface(fileId: string, area: HTMLElement, paged: boolean): ReadingSurface {
  const pages = () =>
    [...area.querySelectorAll<HTMLElement>("[data-picture-page]")].map((element) => ({
      page: paged ? Number(element.dataset.picturePage) : undefined,
      element,
      rotation: Number(element.dataset.rotation ?? 0),
    }));
  return {
    fileId,
    area,
    readText: undefined,
    pageAt: () => undefined,
    rangesOf: () => [],
    stretchOf: () => undefined,
    pages,
    reveal(target) {
      if (isStretch(target)) return;
      const found = pages().find(({ page }) => (page ?? 1) === target.page);
      if (!found) return;
      const rect = found.element.getBoundingClientRect();
      const down = ((target.box?.y ?? 0) / 100) * rect.height;
      const height = ((target.box?.height ?? 1) / 100) * rect.height;
      scrollIntoSight(area, new DOMRect(rect.left, rect.top + down, rect.width, height));
    },
    goTo: () => undefined,
    topOf: () => undefined,
    subscribe(listener) {
      const observer = new ResizeObserver(listener);
      observer.observe(area);
      for (const { element } of pages()) observer.observe(element);
      return () => observer.disconnect();
    },
  };
}
