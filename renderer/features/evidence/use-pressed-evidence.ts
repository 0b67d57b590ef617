import { useEffect } from "react";
import type { Evidence } from "../../../shared/contract/evidence.ts";
import type { ReadingSurface, Stretch } from "../reading/reading-surface.ts";

/** A press on a highlight chooses its evidence: of several the shortest, which the others can be reached around. */
export function usePressedEvidence(
  surface: ReadingSurface,
  evidence: readonly Evidence[],
  anchors: ReadonlyMap<string, Stretch>,
  choose: (evidence: Evidence, from: "script") => void,
): void {
  useEffect(() => {
    const press = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("a, button")) return;
      // Dragging selects words; only a plain press is meant for what lies under it.
      if (!document.getSelection()?.isCollapsed) return;
      const isUnder = (stretch: Stretch) =>
        surface
          .rangesOf(stretch)
          .some((range) =>
            [...range.getClientRects()].some(
              ({ left, right, top, bottom }) =>
                event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom,
            ),
          );
      const [nearest] = evidence
        .flatMap((each) => {
          const stretch = anchors.get(each.id);
          return stretch && isUnder(stretch) ? [{ each, length: stretch.end - stretch.start }] : [];
        })
        .sort((one, other) => one.length - other.length);
      if (nearest) choose(nearest.each, "script");
    };
    surface.area.addEventListener("click", press);
    return () => surface.area.removeEventListener("click", press);
  }, [surface, evidence, anchors, choose]);
}
