import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import { type Command, isAvailable } from "./command.ts";
import { Keys } from "./keys.tsx";
import { ariaShortcut } from "./shortcut.ts";

type CommandButtonProps = ButtonProps & { readonly command: Command };

/** A command as a button: its label on it, its keys in the tooltip. Disabled while the command can't run. */
export function CommandButton({ command, ...props }: CommandButtonProps) {
  const button = (
    <Button
      {...props}
      onClick={command.run}
      disabled={!isAvailable(command) || (props.disabled ?? false)}
      aria-keyshortcuts={command.shortcut && ariaShortcut(command.shortcut)}
    >
      {command.label}
    </Button>
  );
  return command.shortcut ? (
    <Tooltip label={<Keys shortcut={command.shortcut} />} openDelay={400}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
