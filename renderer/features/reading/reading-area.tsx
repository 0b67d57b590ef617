import type { ReactNode, Ref, UIEventHandler } from "react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import classes from "./reading-area.module.css";
import { readingAreaId } from "./reading-controls.ts";
import { useReadingPane } from "./reading-pane.tsx";

type ReadingAreaProps = {
  readonly file: ScriptFile;
  readonly areaRef: Ref<HTMLElement>;
  readonly onScroll?: UIEventHandler<HTMLElement>;
  /** Leaves room at both sides for the marks of evidence. */
  readonly margins?: boolean;
  readonly children: ReactNode;
};

/** The part of the window that a script scrolls in. */
export function ReadingArea({ file, areaRef, onScroll, margins, children }: ReadingAreaProps) {
  const { active } = useReadingPane();
  return (
    <section
      id={active ? readingAreaId : undefined}
      ref={areaRef}
      className={classes.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it.
      tabIndex={0}
      data-margins={margins || undefined}
      aria-label={`Script: ${file.name}`}
      onScroll={onScroll}
    >
      {children}
    </section>
  );
}
