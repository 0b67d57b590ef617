import { Anchor } from "@mantine/core";
import { Link, useLocation } from "wouter";
import { type Command, useCommands } from "../../commands/index.ts";
import { ariaShortcut } from "../../commands/shortcut.ts";

/** From wherever a script is at hand to what it has in common with others. */
export function PassagesLink({ scriptId }: { readonly scriptId: string }) {
  const [, goTo] = useLocation();
  const path = `/overlaps/${scriptId}`;
  const command = {
    id: "overlaps.open",
    label: "Passages in common with other scripts",
    shortcut: "alt+I",
    group: "Script",
    run: () => goTo(path),
  } satisfies Command;
  useCommands([command]);
  return (
    <Anchor component={Link} href={path} size="sm" aria-keyshortcuts={ariaShortcut(command.shortcut)}>
      Passages in common
    </Anchor>
  );
}
