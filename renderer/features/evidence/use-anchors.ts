import { useEffect, useState } from "react";
import type { Evidence } from "../../../shared/contract/evidence.ts";
import { readSelector } from "../../../shared/domain/evidence-selector.ts";
import type { ReadingSurface, Stretch } from "../reading/reading-surface.ts";
import { anchorOn } from "../reading/show-passage.ts";

/** `lost`: passages whose words are not in the text any more, as where a later conversion reads the file differently. */
export type Anchors = { readonly found: ReadonlyMap<string, Stretch>; readonly lost: readonly string[] };

const none: Anchors = { found: new Map(), lost: [] };

/** Where the passages of evidence stand in the text as this window reads it, by their ids. */
export function useAnchors(surface: ReadingSurface, evidence: readonly Evidence[]): Anchors {
  const [anchors, setAnchors] = useState(none);
  useEffect(() => {
    let left = false;
    const anchor = async () => {
      const found = new Map<string, Stretch>();
      const lost: string[] = [];
      for (const { id, selector } of evidence) {
        const place = readSelector(selector);
        if (place.kind !== "passage") continue;
        const stretch = await anchorOn(surface, place);
        if (left) return;
        if (stretch) found.set(id, stretch);
        else if (surface.readText) lost.push(id);
      }
      setAnchors({ found, lost });
    };
    void anchor();
    return () => {
      left = true;
    };
  }, [surface, evidence]);
  return anchors;
}
