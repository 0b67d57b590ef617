import type { ScriptHeading } from "../../../shared/contract/scripts.ts";
import { type AnchoredText, prepareText } from "../../../shared/domain/anchor-text.ts";
import { isStretch, type ReadingSurface } from "./reading-surface.ts";
import { scrollIntoSight } from "./scroll-into-sight.ts";
import { indexText, rangeOf, stretchOfRange, type TextIndex } from "./text-index.ts";

/** Flowing text: all of it stands in the page. @param root holds the text of the file and nothing else. */
export function createFlowSurface(fileId: string, area: HTMLElement, root: HTMLElement): ReadingSurface {
  let index: TextIndex | undefined;
  let text: AnchoredText | undefined;
  const readIndex = () => {
    index ??= indexText(root);
    return index;
  };
  const elementOf = ({ anchor }: ScriptHeading) =>
    anchor === null ? null : root.querySelector<HTMLElement>(`#${CSS.escape(anchor)}`);
  return {
    fileId,
    area,
    readText: async () => {
      text ??= prepareText(readIndex().text);
      return text;
    },
    pageAt: () => undefined,
    rangesOf(stretch) {
      const range = rangeOf(readIndex(), stretch);
      return range ? [range] : [];
    },
    stretchOf(range) {
      if (!range.intersectsNode(root)) return undefined;
      return stretchOfRange(readIndex(), range);
    },
    pages: () => [],
    reveal(target) {
      const range = isStretch(target) ? rangeOf(readIndex(), target) : undefined;
      if (range) scrollIntoSight(area, range.getBoundingClientRect());
    },
    goTo(wanted) {
      const heading = elementOf(wanted);
      if (!heading) return;
      scrollIntoSight(area, heading.getBoundingClientRect());
      // So that a screen reader reads on from here.
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    },
    topOf: (heading) => elementOf(heading)?.getBoundingClientRect().top,
    subscribe(listener) {
      const observer = new ResizeObserver(listener);
      observer.observe(root);
      observer.observe(area);
      return () => observer.disconnect();
    },
  };
}
