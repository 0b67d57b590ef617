import { Menu, Text, UnstyledButton } from "@mantine/core";
import {
  IconChevronDown,
  IconKey,
  IconKeyboard,
  IconLock,
  IconUserHeart,
  IconUserShare,
  IconVocabulary,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { roleTitles } from "../../shared/domain/roles.ts";
import { usePerson } from "../api/session.tsx";
import type { Command } from "../commands/command.ts";
import { Keys } from "../commands/keys.tsx";
import menuButton from "../commands/menu-button.module.css";
import classes from "./person-menu.module.css";
import type { ShellCommands } from "./shell-commands.ts";

/** Who is here, and what concerns them alone. */
export function PersonMenu({ commands }: { readonly commands: ShellCommands }) {
  const person = usePerson();
  return (
    <Menu withInitialFocusPlaceholder={false} width={280} position="bottom-end" transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <UnstyledButton
          className={`${menuButton.button} ${classes.button}`}
          aria-label={`${person.name}, your session`}
        >
          <span className={classes.name}>{person.name}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text size="sm" fw={600}>
            {person.name}
          </Text>
          {person.roles.map((role) => (
            <Text key={role} size="xs" c="dimmed">
              {roleTitles[role]}
            </Text>
          ))}
        </div>
        <Menu.Divider />
        <Item command={commands.lock} icon={<IconLock size={16} aria-hidden />} />
        <Item command={commands.switchPerson} icon={<IconUserShare size={16} aria-hidden />} />
        <Item command={commands.changePassphrase} icon={<IconKey size={16} aria-hidden />} />
        <Item command={commands.myDeclarations} icon={<IconUserHeart size={16} aria-hidden />} />
        {commands.all.includes(commands.myDictionary) && (
          <Item command={commands.myDictionary} icon={<IconVocabulary size={16} aria-hidden />} />
        )}
        <Menu.Divider />
        <Item command={commands.help} icon={<IconKeyboard size={16} aria-hidden />} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Item({ command, icon }: { readonly command: Command; readonly icon: ReactNode }) {
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={command.shortcut && <Keys shortcut={command.shortcut} />}
      onClick={command.run}
    >
      {command.label}
    </Menu.Item>
  );
}
