import { NumberInput, Text } from "@mantine/core";
import {
  IconArrowAutofitWidth,
  IconMoon,
  IconRotateClockwise,
  IconSun,
  IconZoomIn,
  IconZoomOut,
} from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type Command, useCommands } from "../../commands/index.ts";
import { CommandIcon } from "./command-icon.tsx";
import { focusScript, type ReadingControls } from "./reading-controls.ts";
import { useReadingPane } from "./reading-pane.tsx";
import classes from "./reading-toolbar.module.css";
import { useDarkPage } from "./use-dark-page.ts";

type ReadingToolbarProps = {
  readonly controls: ReadingControls;
  /** What can be done to the text: finding, the contents, evidence. */
  readonly tools?: ReactNode;
  /** What stands at the right end: the word count, the file as received. */
  readonly children?: ReactNode;
};

const group = "Script";

/** What can be done to the script on the screen. The same commands stand in the palette and in the help. */
export function ReadingToolbar({ controls, tools, children }: ReadingToolbarProps) {
  const { active } = useReadingPane();
  const [darkPage, setDarkPage] = useDarkPage();
  const pageField = useRef<HTMLInputElement>(null);
  const { fitWidth, rotate, pages } = controls;

  const zoomOut: Command = {
    id: "reading.zoom-out",
    label: "Zoom out",
    shortcut: "alt+-",
    group,
    run: controls.zoomOut,
  };
  const zoomIn: Command = { id: "reading.zoom-in", label: "Zoom in", shortcut: "alt+=", group, run: controls.zoomIn };
  const fit: Command | undefined = fitWidth && {
    id: "reading.fit-width",
    label: "Fit to width",
    shortcut: "alt+0",
    group,
    run: fitWidth,
  };
  const turn: Command | undefined = rotate && {
    id: "reading.rotate",
    label: "Turn the page clockwise",
    shortcut: "alt+R",
    group,
    run: rotate,
  };
  const goToPage: Command | undefined = pages && {
    id: "reading.go-to-page",
    label: "Go to page",
    shortcut: "alt+G",
    group,
    run: () => pageField.current?.select(),
  };
  const darken: Command = {
    id: "reading.dark-page",
    label: darkPage ? "Show the page as received" : "Show a dark page",
    group,
    run: () => setDarkPage(!darkPage),
  };
  const commands = [zoomOut, zoomIn, fit, turn, goToPage, darken].filter((command) => command !== undefined);
  useCommands(active ? commands : []);

  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Script view">
      {pages && <PageNumber pages={pages} field={pageField} />}
      <div className={classes.group}>
        <CommandIcon command={zoomOut} icon={<IconZoomOut size={18} />} />
        <Text component="span" size="xs" className={classes.percent}>
          {controls.zoomPercent} %
        </Text>
        <CommandIcon command={zoomIn} icon={<IconZoomIn size={18} />} />
        {fit && <CommandIcon command={fit} icon={<IconArrowAutofitWidth size={18} />} />}
        {turn && <CommandIcon command={turn} icon={<IconRotateClockwise size={18} />} />}
        <CommandIcon command={darken} icon={darkPage ? <IconSun size={18} /> : <IconMoon size={18} />} />
      </div>
      {tools && <div className={classes.group}>{tools}</div>}
      <div className={classes.end}>{children}</div>
    </div>
  );
}

type PageNumberProps = {
  readonly pages: NonNullable<ReadingControls["pages"]>;
  readonly field: React.RefObject<HTMLInputElement | null>;
};

/** The page on the screen; typing another one and pressing Enter goes there, or as near to it as there are pages. */
function PageNumber({ pages, field }: PageNumberProps) {
  const { current, count, goTo } = pages;
  const [typed, setTyped] = useState<string | number>(current);
  useEffect(() => setTyped(current), [current]);
  const go = () => {
    const page = typed === "" ? current : Math.min(count, Math.max(1, Math.round(Number(typed)) || 1));
    if (page !== current) goTo(page);
    setTyped(page);
  };
  return (
    <div className={classes.group}>
      <NumberInput
        ref={field}
        aria-label="Page"
        className={classes.page}
        size="xs"
        hideControls
        allowDecimal={false}
        allowNegative={false}
        value={typed}
        onChange={setTyped}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          go();
          focusScript();
        }}
      />
      <Text component="span" size="xs" c="dimmed" className={classes.count}>
        of {count}
      </Text>
    </div>
  );
}
