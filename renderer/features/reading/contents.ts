import type { ReactNode } from "react";
import type { ScriptHeading } from "../../../shared/contract/scripts.ts";

/** What the contents list offers, where a file has any. */
export type Contents = {
  readonly headings: readonly ScriptHeading[];
  readonly goTo: (heading: ScriptHeading) => void;
  /** Where a heading stands now, in pixels of the window; undefined while that is not known. */
  readonly topOf: (heading: ScriptHeading) => number | undefined;
  readonly thumbnails?: ReactNode;
};
