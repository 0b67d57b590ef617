import { type ReactNode, useEffect } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { type Command, useCommands } from "../../commands/index.ts";
import { focusScript, readingAreaId } from "../reading/reading-controls.ts";
import { focusSheet, followFocusInSheet, moveToSection } from "./sheet-places.ts";
import classes from "./split-screen.module.css";

type SplitScreenProps = { readonly script: ReactNode; readonly sheet: ReactNode };

const group = "Mark sheet";

const movement: readonly Command[] = [
  { id: "sheet.next-section", label: "Next section", shortcut: "alt+ArrowDown", group, run: () => moveToSection(1) },
  {
    id: "sheet.previous-section",
    label: "Previous section",
    shortcut: "alt+ArrowUp",
    group,
    run: () => moveToSection(-1),
  },
  { id: "sheet.other-side", label: "Move between script and mark sheet", shortcut: "F6", group, run: changeSides },
];

/** The script on the left, the sheet on the right, divided as this machine's user likes it. */
export function SplitScreen({ script, sheet }: SplitScreenProps) {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({ id: "script-and-sheet", storage: window.localStorage });
  useCommands(movement);
  useEffect(followFocusInSheet, []);
  return (
    <Group
      className={classes.group}
      {...(defaultLayout && { defaultLayout })}
      onLayoutChanged={onLayoutChanged}
      orientation="horizontal"
    >
      <Panel id="script" defaultSize="56" minSize="320px" className={classes.panel}>
        {script}
      </Panel>
      <Separator className={classes.separator} aria-label="Width of script and mark sheet" />
      <Panel id="sheet" defaultSize="44" minSize="360px" className={classes.panel}>
        {sheet}
      </Panel>
    </Group>
  );
}

function changeSides(): void {
  const inScript = document.getElementById(readingAreaId)?.contains(document.activeElement);
  if (inScript) focusSheet();
  else focusScript();
}
