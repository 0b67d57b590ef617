import { useEffect, useState } from "react";
import type { Evidence } from "../../../shared/contract/evidence.ts";
import { readSelector } from "../../../shared/domain/evidence-selector.ts";
import type { ReadingSurface, Stretch } from "../reading/reading-surface.ts";
import { anchorOn } from "../reading/show-passage.ts";

const none: ReadonlyMap<string, Stretch> = new Map();

/** Where the passages of evidence stand in the text as this window reads it, by their ids. What can't be found is left out. */
export function useAnchors(surface: ReadingSurface, evidence: readonly Evidence[]): ReadonlyMap<string, Stretch> {
  const [anchors, setAnchors] = useState(none);
  useEffect(() => {
    let left = false;
    const anchor = async () => {
      const found = new Map<string, Stretch>();
      for (const { id, selector } of evidence) {
        const place = readSelector(selector);
        const stretch = place.kind === "passage" ? await anchorOn(surface, place) : undefined;
        if (left) return;
        if (stretch) found.set(id, stretch);
      }
      setAnchors(found);
    };
    void anchor();
    return () => {
      left = true;
    };
  }, [surface, evidence]);
  return anchors;
}
