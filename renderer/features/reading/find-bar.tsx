import { ActionIcon, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useCommands } from "../../commands/index.ts";
import classes from "./find-bar.module.css";
import { findInText } from "./find-in-text.ts";
import { highlight } from "./highlights.ts";
import { firstInSight } from "./in-sight.ts";
import { focusScript } from "./reading-controls.ts";
import { useReadingPane } from "./reading-pane.tsx";
import type { ReadingSurface, Stretch } from "./reading-surface.ts";
import { selectStretch } from "./select-stretch.ts";

type FindBarProps = {
  readonly surface: ReadingSurface;
  /** Raised each time that finding is asked for: the field then takes the focus again. */
  readonly asked: number;
  /** What was looked for last in this file. */
  readonly former: string;
  readonly onTyped: (words: string) => void;
  readonly onClose: () => void;
};

type Result = { readonly found: readonly Stretch[]; readonly of: string };

export function FindBar({ surface, asked, former, onTyped, onClose }: FindBarProps) {
  const [typed, setTyped] = useState(former);
  const [words] = useDebouncedValue(typed, 120);
  const [{ found, of }, setResult] = useState<Result>({ found: [], of: "" });
  const [at, setAt] = useState(0);
  // Opened anew, the words of last time are there, but the reader stays where they are until they ask for a match.
  const [first] = useState(former);
  const [stepped, setStepped] = useState(false);
  const moves = stepped || of !== first;
  const field = useRef<HTMLInputElement>(null);
  const { active } = useReadingPane();

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for, not only the first.
  useEffect(() => field.current?.select(), [asked]);
  useEffect(() => {
    let left = false;
    const find = async () => {
      const stretches = words.trim() === "" || !surface.readText ? [] : findInText(await surface.readText(), words);
      if (left) return;
      setResult({ found: stretches, of: words });
      // From where the reader is on; past the last match the first comes again.
      setAt(stretches.length === 0 ? 0 : firstInSight(surface, stretches) % stretches.length);
    };
    void find();
    return () => {
      left = true;
    };
  }, [surface, words]);
  const current = found[at];
  useEffect(() => {
    if (current && moves) surface.reveal(current);
  }, [surface, current, moves]);
  useEffect(() => {
    const draw = () => {
      highlight(
        "find",
        surface.fileId,
        found.flatMap((stretch) => surface.rangesOf(stretch)),
      );
      highlight("find-current", surface.fileId, current ? surface.rangesOf(current) : []);
    };
    draw();
    return surface.subscribe(draw);
  }, [surface, found, current]);
  useEffect(
    () => () => {
      highlight("find", surface.fileId, []);
      highlight("find-current", surface.fileId, []);
    },
    [surface],
  );

  const step = (by: 1 | -1) => {
    setStepped(true);
    if (found.length > 0 && moves) setAt((at + by + found.length) % found.length);
  };
  const close = () => {
    // What was found last is selected, so that it can be tied to a criterion by the keyboard alone.
    if (current && moves) selectStretch(surface, current);
    onClose();
    focusScript();
  };
  const next = { id: "find.next", label: "Next match", shortcut: "F3", group: "Script", run: () => step(1) };
  const previous = {
    id: "find.previous",
    label: "Previous match",
    shortcut: "shift+F3",
    group: "Script",
    run: () => step(-1),
  };
  useCommands(active ? [next, previous] : []);

  return (
    <search className={classes.bar}>
      <TextInput
        ref={field}
        size="xs"
        className={classes.field}
        aria-label="Find in the script"
        placeholder="Words to find"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onTyped(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") close();
          else if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
          else return;
          event.preventDefault();
        }}
      />
      <Text size="xs" role="status" className={classes.count}>
        {words.trim() === "" ? "" : found.length === 0 ? "Not found" : `${at + 1} of ${found.length}`}
      </Text>
      <ActionIcon variant="subtle" color="gray" aria-label="Previous match" onClick={() => step(-1)}>
        <IconChevronUp size={18} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label="Next match" onClick={() => step(1)}>
        <IconChevronDown size={18} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label="Close finding" onClick={close}>
        <IconX size={18} />
      </ActionIcon>
    </search>
  );
}
