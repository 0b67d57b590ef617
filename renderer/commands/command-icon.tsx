import { ActionIcon, Tooltip } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import { type Command, isAvailable } from "./command.ts";
import { Keys } from "./keys.tsx";
import { ariaShortcut } from "./shortcut.ts";

type CommandIconProps = { readonly command: Command; readonly icon: Icon };

/** A command as a button that shows only its shape: its name and its keys are in the tooltip. */
export function CommandIcon({ command, icon: Shape }: CommandIconProps) {
  const available = isAvailable(command);
  return (
    <Tooltip
      label={
        <>
          {command.label} {command.shortcut && <Keys shortcut={command.shortcut} />}
        </>
      }
      openDelay={400}
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        c={available ? "var(--mantine-color-text)" : "var(--mantine-color-disabled-color)"}
        {...(!available && { "data-disabled": true, bg: "transparent" })}
        size="md"
        onClick={available ? command.run : undefined}
        // Not disabled: a button that vanishes from under the keyboard would leave it nowhere.
        aria-disabled={!available}
        aria-label={command.label}
        aria-keyshortcuts={command.shortcut && ariaShortcut(command.shortcut)}
      >
        <Shape size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
