import type { ReactNode } from "react";
import type { ScriptHeading } from "../../../shared/contract/scripts.ts";

/** What the contents list offers, where a file has any. */
export type Contents = {
  readonly headings: readonly ScriptHeading[];
  readonly thumbnails?: ReactNode;
};
