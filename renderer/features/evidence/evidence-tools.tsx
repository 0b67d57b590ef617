import { IconBoxAlignTopLeft, IconHighlight } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { type Command, useCommands } from "../../commands/index.ts";
import { CommandIcon } from "../reading/command-icon.tsx";
import { useReadingPane } from "../reading/reading-pane.tsx";
import type { ReadingSurface } from "../reading/reading-surface.ts";
import { useBoxing } from "./boxing.ts";
import { useEvidenceDesk } from "./evidence-desk.tsx";
import classes from "./evidence-tools.module.css";
import { readSelection } from "./selected-place.ts";
import { SentenceKeys } from "./sentence-keys.tsx";

/** Tying what is selected, or a box, to a criterion. Nothing where the sheet can't be written in. */
export function EvidenceTools({ surface }: { readonly surface: ReadingSurface }) {
  const desk = useEvidenceDesk();
  const { active } = useReadingPane();
  const [hint, setHint] = useState<string>();
  const boxing = useBoxing();
  const writable = desk?.writable ?? false;

  useEffect(() => {
    if (hint === undefined) return;
    const timer = setTimeout(() => setHint(undefined), 8_000);
    return () => clearTimeout(timer);
  }, [hint]);

  const tie = async () => {
    const selected = await readSelection(surface);
    if ("problem" in selected) setHint(selected.problem);
    else {
      setHint(undefined);
      desk?.tie(surface.fileId, selected.place);
    }
  };
  const tieCommand: Command = {
    id: "evidence.tie",
    label: "Tie to a criterion",
    shortcut: "E",
    group: "Evidence",
    run: () => void tie(),
  };
  const boxCommand: Command = {
    id: "evidence.box",
    label: boxing.on ? "Stop drawing boxes" : "Draw a box",
    shortcut: "B",
    group: "Evidence",
    run: () => {
      setHint(undefined);
      boxing.set(!boxing.on);
    },
  };
  const boxable = writable && surface.pages().length > 0;
  useCommands(active && writable ? (boxable ? [tieCommand, boxCommand] : [tieCommand]) : []);
  if (!writable) return null;
  return (
    <>
      <CommandIcon command={tieCommand} icon={<IconHighlight size={18} />} />
      {boxable && <CommandIcon command={boxCommand} icon={<IconBoxAlignTopLeft size={18} />} pressed={boxing.on} />}
      {surface.readText && active && <SentenceKeys surface={surface} />}
      <span role="status" className={classes.hint}>
        {hint}
      </span>
    </>
  );
}
