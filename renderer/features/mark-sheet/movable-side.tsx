import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import classes from "./movable-side.module.css";
import { bringIntoSight } from "./sheet-places.ts";

/** One side of the screen, which can be moved from one layout to another as it stands. */
export type MovableSide = {
  /** What holds it, wherever that is. */
  readonly holder: HTMLElement;
  /** Renders it into its holder: once, for as long as the screen lasts. */
  readonly content: ReactNode;
};

/**
 * A side that a change of layout leaves alone. Mounted anew it would lose the keyboard, the place where somebody reads, an open
 * drawer and what was typed into it, and the next letters that they type would be taken for commands.
 */
export function useMovableSide(children: ReactNode): MovableSide {
  const [holder] = useState(() => {
    const made = document.createElement("div");
    made.className = classes.through ?? "";
    return made;
  });
  return { holder, content: createPortal(children, holder) };
}

/** Where a layout has the side. */
export function SidePlace({ side: { holder } }: { readonly side: MovableSide }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.append(holder);
  }, [holder]);
  return <div ref={place} className={classes.through} />;
}

/** Gives the keyboard back to what a change of layout took it from. */
export function useKeptKeyboard(layout: unknown, sides: readonly MovableSide[]): void {
  // Read while the layout before still stands.
  const held = document.activeElement;
  const kept = useRef({ held, sides });
  kept.current = { held, sides };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of layout is what takes it
  useLayoutEffect(() => {
    const { held, sides } = kept.current;
    if (document.activeElement !== document.body || !(held instanceof HTMLElement)) return;
    if (!sides.some(({ holder }) => holder.contains(held))) return;
    held.focus({ preventScroll: true });
    bringIntoSight(held);
  }, [layout]);
}
