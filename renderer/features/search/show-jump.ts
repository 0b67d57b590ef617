import { highlight } from "../reading/highlights.ts";
import { onSurfacesChanged, openSurfaces, type ReadingSurface } from "../reading/reading-surface.ts";
import { anchorOn, showPassage } from "../reading/show-passage.ts";
import type { ScriptJump } from "./jump.ts";

/** Brings the passage into sight and marks it, as the find bar marks what it found. Answers with how to take the mark away. */
export function showJump({ fileId, page, start, exact, prefix, suffix }: ScriptJump): () => void {
  const end = start + exact.length;
  const place = { kind: "passage", exact, prefix, suffix, start, end, page: page ?? undefined } as const;
  let marked: ReadingSurface | undefined;
  let stopDrawing: (() => void) | undefined;

  const mark = async () => {
    const surface = openSurfaces().find((open) => open.fileId === fileId);
    if (surface === marked) return;
    marked = surface;
    stopDrawing?.();
    stopDrawing = undefined;
    const stretch = surface && (await anchorOn(surface, place));
    if (!surface || !stretch || marked !== surface) return;
    const draw = () => highlight("find-current", fileId, surface.rangesOf(stretch));
    draw();
    stopDrawing = surface.subscribe(draw);
  };
  const stopFollowing = onSurfacesChanged(() => void mark());
  showPassage({ fileId, place });
  void mark();
  return () => {
    stopFollowing();
    stopDrawing?.();
    marked = undefined;
    highlight("find-current", fileId, []);
  };
}
