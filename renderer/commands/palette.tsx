import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { type Command, isAvailable } from "./command.ts";
import { Keys } from "./keys.tsx";
import classes from "./palette.module.css";
import { rankCommands } from "./rank-commands.ts";
import { availableCommands, groupCommands, runFromOverlay, useAllCommands } from "./registry.ts";
import { matchesShortcut } from "./shortcut.ts";

const openingCommand = "palette.open";

type PaletteProps = {
  /** Looks for what was typed in the scripts: always the last thing offered. */
  readonly onSearch: (words: string) => void;
};

/** Every command that can run now, found by typing a part of its name; and whatever was typed, looked for in the scripts. */
export function Palette({ onSearch }: PaletteProps) {
  const commands = useAllCommands();
  // What can run may have changed since the last drawing: opening reads the registry again.
  const [, readAgain] = useState(0);
  const [typed, setTyped] = useState("");
  const grouped = groupCommands(commands).map(({ group, commands: members }) => ({
    group,
    actions: members.filter((command) => command.id !== openingCommand && isAvailable(command)).map(action),
  }));
  const offered = grouped.filter(({ actions }) => actions.length > 0);
  const commandActions = rankCommands(offered, typed).map(({ group, actions }) => ({ group, actions: [...actions] }));
  // The label holds what was typed, so that the palette's own filter always lets it pass.
  const searchActions = [
    { id: "palette.search", label: `Search the scripts for ${typed}`, onClick: () => onSearch(typed.trim()) },
  ];
  return (
    <Spotlight
      actions={typed.trim() === "" ? commandActions : [...commandActions, { group: "Search", actions: searchActions }]}
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      attributes={{ content: { "aria-label": "Commands" } }}
      onSpotlightOpen={() => readAgain((count) => count + 1)}
      nothingFound="No command has these words in its name."
      scrollable
      maxHeight={400}
      // As fewer commands fit what is typed, what is typed stays where it is.
      centered={false}
      yOffset="min(80px, 8dvh)"
      classNames={{ actionsList: classes.list ?? "" }}
      transitionProps={{ duration: 0 }}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: "Type a part of a command's name, or words to look for in the scripts",
        "aria-label": "Find a command",
        onKeyDown: (event) => {
          const opener = availableCommands().find((command) => command.id === openingCommand);
          if (!opener?.shortcut || !matchesShortcut(opener.shortcut, event.nativeEvent)) return;
          event.preventDefault();
          spotlight.close();
        },
      }}
    />
  );
}

function action(command: Command): SpotlightActionData {
  return {
    id: command.id,
    label: command.label,
    dimmedSections: false,
    rightSection: command.shortcut !== undefined && <Keys shortcut={command.shortcut} />,
    onClick: () => runFromOverlay(command.id),
  };
}

export function openPalette(): void {
  spotlight.open();
}
