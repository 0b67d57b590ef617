import { IconList, IconSearch } from "@tabler/icons-react";
import type { Command } from "../../commands/index.ts";
import { useCommands } from "../../commands/index.ts";
import { EvidenceTools } from "../evidence/evidence-tools.tsx";
import { CommandIcon } from "./command-icon.tsx";
import { useReadingPane } from "./reading-pane.tsx";
import type { ReadingSurface } from "./reading-surface.ts";

type ReadingToolsProps = {
  readonly surface: ReadingSurface | undefined;
  /** Absent where there is no text to find anything in. */
  readonly onFind: (() => void) | undefined;
  readonly contents: { readonly open: boolean; readonly toggle: () => void } | undefined;
};

const none: readonly Command[] = [];

export function ReadingTools({ surface, onFind, contents }: ReadingToolsProps) {
  const { active } = useReadingPane();
  const find: Command | undefined = onFind && {
    id: "reading.find",
    label: "Find in the script",
    shortcut: "mod+F",
    group: "Script",
    run: onFind,
  };
  const list: Command | undefined = contents && {
    id: "reading.contents",
    label: contents.open ? "Hide the contents" : "Show the contents",
    shortcut: "alt+O",
    group: "Script",
    run: contents.toggle,
  };
  useCommands(active ? [find, list].filter((command) => command !== undefined) : none);
  return (
    <>
      {list && <CommandIcon command={list} icon={<IconList size={18} />} pressed={contents?.open} />}
      {find && <CommandIcon command={find} icon={<IconSearch size={18} />} />}
      {surface && <EvidenceTools surface={surface} />}
    </>
  );
}
