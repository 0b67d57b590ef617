import { SegmentedControl, VisuallyHidden } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { keepsakeStorage } from "../../api/keepsakes.ts";
import { type Command, elementAtWork, useCommands } from "../../commands/index.ts";
import { focusScript, readingAreaId } from "../reading/reading-controls.ts";
import { onFileWanted } from "../reading/show-passage.ts";
import { type MovableSide, SidePlace, useKeptKeyboard, useMovableSide } from "./movable-side.tsx";
import { focusSheet, followFocusInSheet, moveToSection } from "./sheet-places.ts";
import classes from "./split-screen.module.css";

type SplitScreenProps = {
  /** Whose script it is: the sheet's heading, also while the sheet is out of sight. */
  readonly title: string;
  readonly script: ReactNode;
  readonly sheet: ReactNode;
};

const group = "Mark sheet";

const nextSection: Command = {
  id: "sheet.next-section",
  label: "Next section",
  shortcut: "alt+ArrowDown",
  group,
  run: () => moveToSection(1),
};
const previousSection: Command = {
  id: "sheet.previous-section",
  label: "Previous section",
  shortcut: "alt+ArrowUp",
  group,
  run: () => moveToSection(-1),
};
const sectionCommands = [nextSection, previousSection];

function otherSideCommand(run: () => void): Command {
  return { id: "sheet.other-side", label: "Move between script and mark sheet", shortcut: "F6", group, run };
}

/** The script on the left, the sheet on the right, divided as this machine's user likes it; one at a time where it is narrow. */
export function SplitScreen(props: SplitScreenProps) {
  const narrow = useMediaQuery("(max-width: 900px)", false, { getInitialValueInEffect: false });
  useEffect(followFocusInSheet, []);
  const script = useMovableSide(props.script);
  const sheet = useMovableSide(props.sheet);
  useKeptKeyboard(narrow, [script, sheet]);
  const layout = { title: props.title, script, sheet };
  return (
    <>
      {narrow ? <OneAtATime {...layout} /> : <SideBySide {...layout} />}
      {script.content}
      {sheet.content}
    </>
  );
}

type LayoutProps = { readonly title: string; readonly script: MovableSide; readonly sheet: MovableSide };

function SideBySide({ script, sheet }: LayoutProps) {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({ id: "script-and-sheet", storage: keepsakeStorage });
  useCommands([...sectionCommands, otherSideCommand(changeSides)]);
  return (
    <Group
      className={classes.group}
      {...(defaultLayout && { defaultLayout })}
      onLayoutChanged={onLayoutChanged}
      orientation="horizontal"
    >
      <Panel id="script" defaultSize="56" minSize="320px" className={classes.panel}>
        <SidePlace side={script} />
      </Panel>
      <Separator className={classes.separator} aria-label="Width of script and mark sheet" />
      <Panel id="sheet" defaultSize="44" minSize="360px" className={classes.panel}>
        <SidePlace side={sheet} />
      </Panel>
    </Group>
  );
}

type Side = "script" | "sheet";

/** At 200 % zoom, or in a small window. Both stay mounted: each keeps its place while the other is read. */
function OneAtATime({ title, script, sheet }: LayoutProps) {
  // Whoever writes in the sheet and zooms in goes on there.
  const [side, setSide] = useState<Side>(() => (isAtWork(sheet) ? "sheet" : "script"));
  const show = (wanted: Side) => {
    // At once, so that what is shown can take the focus.
    flushSync(() => setSide(wanted));
    if (wanted === "script") focusScript();
    else focusSheet();
  };
  // A place that somebody wants to see comes into sight on the side where it is.
  useEffect(() => onFileWanted(() => flushSync(() => setSide("script"))), []);
  const moveInSheet = (step: 1 | -1) => {
    flushSync(() => setSide("sheet"));
    moveToSection(step);
  };
  useCommands([
    { ...nextSection, run: () => moveInSheet(1) },
    { ...previousSection, run: () => moveInSheet(-1) },
    otherSideCommand(() => show(side === "script" ? "sheet" : "script")),
  ]);
  return (
    <div className={classes.stack}>
      {/* The sheet's own heading is out of sight with it. */}
      {side === "script" && <VisuallyHidden component="h1">{title}</VisuallyHidden>}
      <SegmentedControl
        className={classes.sides}
        size="xs"
        radius={0}
        fullWidth
        aria-label="Show"
        value={side}
        onChange={(value) => setSide(value as Side)}
        data={[
          { value: "script", label: "Script" },
          { value: "sheet", label: "Mark sheet" },
        ]}
      />
      <div className={classes.side} hidden={side !== "script"}>
        <SidePlace side={script} />
      </div>
      <div className={classes.side} hidden={side !== "sheet"}>
        <SidePlace side={sheet} />
      </div>
    </div>
  );
}

function isAtWork({ holder }: MovableSide): boolean {
  return holder.contains(elementAtWork());
}

function changeSides(): void {
  const inScript = document.getElementById(readingAreaId)?.contains(document.activeElement);
  if (inScript) focusSheet();
  else focusScript();
}
