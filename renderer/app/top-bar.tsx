import { ActionIcon, Tooltip, UnstyledButton } from "@mantine/core";
import { IconLock, IconSearch } from "@tabler/icons-react";
import type { ComponentProps } from "react";
import { useStatus } from "../api/session.tsx";
import { CommandMenu } from "../commands/command-menu.tsx";
import { Keys } from "../commands/keys.tsx";
import { ariaShortcut } from "../commands/shortcut.ts";
import { searchPath } from "../features/search/search-values.ts";
import { PersonMenu } from "./person-menu.tsx";
import type { ShellCommands } from "./shell-commands.ts";
import classes from "./top-bar.module.css";

type TopBarProps = { readonly commands: ShellCommands; readonly menu: ComponentProps<typeof CommandMenu> };

export function TopBar({ commands, menu }: TopBarProps) {
  const { centre } = useStatus();
  const { palette, lock } = commands;
  const search = commands.places.find(({ place }) => place.path === searchPath);
  return (
    <header className={classes.bar}>
      <div className={classes.start}>
        <CommandMenu {...menu} />
        <span className={classes.centre} title={centre ? `${centre.number} ${centre.name}` : undefined}>
          {centre?.name}
        </span>
      </div>
      <UnstyledButton
        className={classes.palette}
        onClick={palette.run}
        // The keyboard stays where it is: that is what a command of the palette may act on.
        onMouseDown={(event) => event.preventDefault()}
        aria-haspopup="dialog"
        aria-keyshortcuts={palette.shortcut && ariaShortcut(palette.shortcut)}
      >
        <IconSearch size={16} aria-hidden />
        <span className={classes.paletteLabel}>{palette.label}</span>
        {palette.shortcut && <Keys shortcut={palette.shortcut} />}
      </UnstyledButton>
      <div className={classes.person}>
        {search && (
          <Tooltip label={search.shortcut && <Keys shortcut={search.shortcut} />}>
            <ActionIcon
              variant="subtle"
              color="gray"
              c="var(--mantine-color-text)"
              size="md"
              onClick={search.run}
              aria-label="Search the scripts"
              aria-keyshortcuts={search.shortcut && ariaShortcut(search.shortcut)}
            >
              <search.place.icon size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <PersonMenu commands={commands} />
        <Tooltip label={lock.shortcut && <Keys shortcut={lock.shortcut} />}>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            size="md"
            onClick={lock.run}
            aria-label={lock.label}
            aria-keyshortcuts={lock.shortcut && ariaShortcut(lock.shortcut)}
          >
            <IconLock size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}
