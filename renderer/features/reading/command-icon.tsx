import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import type { Command } from "../../commands/index.ts";
import { Keys } from "../../commands/keys.tsx";
import { ariaShortcut } from "../../commands/shortcut.ts";

type CommandIconProps = { readonly command: Command; readonly icon: ReactNode; readonly pressed?: boolean | undefined };

/** A command as an icon in the script's toolbar: its name and keys in the tooltip. */
export function CommandIcon({ command, icon, pressed }: CommandIconProps) {
  const { label, shortcut, run } = command;
  return (
    <Tooltip
      label={
        <>
          {label} {shortcut !== undefined && <Keys shortcut={shortcut} />}
        </>
      }
      openDelay={400}
    >
      <ActionIcon
        variant={pressed ? "light" : "subtle"}
        {...(!pressed && { color: "gray" })}
        onClick={run}
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
