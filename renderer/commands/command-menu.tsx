import { Menu, UnstyledButton } from "@mantine/core";
import { IconMenu2 } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { type Command, isAvailable } from "./command.ts";
import classes from "./command-menu.module.css";
import { Keys } from "./keys.tsx";
import menuButton from "./menu-button.module.css";
import { type CommandGroup, groupCommands, runFromOverlay, useAllCommands } from "./registry.ts";
import { ariaShortcut } from "./shortcut.ts";

type CommandMenuProps = {
  readonly command: Command;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
};

/** Every command of the screen, whether it can run now or not, heading by heading. */
export function CommandMenu({ command: opener, opened, onChange }: CommandMenuProps) {
  return (
    <Menu
      opened={opened}
      onChange={onChange}
      width={220}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <UnstyledButton
          className={`${menuButton.button} ${classes.button}`}
          aria-keyshortcuts={opener.shortcut && ariaShortcut(opener.shortcut)}
          // The keyboard stays where it is: that is what a command of the menu may act on.
          onMouseDown={(event) => event.preventDefault()}
        >
          <IconMenu2 size={16} stroke={1.6} aria-hidden />
          Menu
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Groups except={opener.id} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Groups({ except }: { readonly except: string }) {
  const commands = useAllCommands().filter(({ id }) => id !== except);
  return groupCommands(commands).map((group) => <Group key={group.group} {...group} />);
}

function Group({ group, commands }: CommandGroup) {
  const [opened, setOpened] = useState(false);
  const byKey = useRef(false);
  const heading = useRef<HTMLButtonElement>(null);
  const dropdown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!opened || !byKey.current) return;
    byKey.current = false;
    dropdown.current?.querySelector<HTMLElement>('[role="menuitem"]:not([data-disabled])')?.focus();
  }, [opened]);
  return (
    <Menu.Sub opened={opened} onChange={setOpened}>
      <Menu.Sub.Target>
        <Menu.Sub.Item
          ref={heading}
          onClick={({ detail }) => {
            // Enter and the space bar press without a mouse's count of clicks.
            byKey.current = detail === 0;
            setOpened(true);
          }}
        >
          {group}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown
        ref={dropdown}
        className={classes.commands}
        aria-label={group}
        // The library closes it, looks for the heading under another name, and would leave the keyboard nowhere.
        onKeyDown={({ key }) => key === "ArrowLeft" && heading.current?.focus()}
      >
        {commands.map((command) => (
          <Item key={command.id} command={command} />
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

function Item({ command }: { readonly command: Command }) {
  const { id, label, shortcut } = command;
  return (
    <Menu.Item
      disabled={!isAvailable(command)}
      rightSection={shortcut && <Keys shortcut={shortcut} />}
      aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
      onClick={() => runFromOverlay(id)}
    >
      {label}
    </Menu.Item>
  );
}
