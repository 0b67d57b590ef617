import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { type Command, isAvailable } from "./command.ts";

type Source = { commands: readonly Command[] };

const sources = new Set<Source>();
const listeners = new Set<() => void>();
let version = 0;

function announce() {
  version += 1;
  for (const listener of listeners) listener();
}

/** Offers commands while the calling component is mounted. They may change with every render. */
export function useCommands(commands: readonly Command[]): void {
  const source = useRef<Source>({ commands });
  useLayoutEffect(() => {
    source.current.commands = commands;
  });
  useEffect(() => {
    const own = source.current;
    sources.add(own);
    announce();
    return () => {
      sources.delete(own);
      announce();
    };
  }, []);
}

/** Every command that can run now. A command of a later screen replaces an earlier one with the same id. */
export function availableCommands(): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const source of sources) for (const command of source.commands) byId.set(command.id, command);
  return [...byId.values()].filter(isAvailable);
}

/** The commands that can run now, read again whenever a screen adds or withdraws some. */
export function useAvailableCommands(): readonly Command[] {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => version,
  );
  return availableCommands();
}

/** The same on every screen, so they stand below what the screen itself offers. */
const everywhere: readonly string[] = ["Go to", "Program"];

export type CommandGroup = { readonly group: string; readonly commands: readonly Command[] };

export function groupCommands(commands: readonly Command[]): readonly CommandGroup[] {
  const groups = [...Map.groupBy(commands, (command) => command.group)].map(([group, members]) => ({
    group,
    commands: members,
  }));
  return groups.sort((one, other) => everywhere.indexOf(one.group) - everywhere.indexOf(other.group));
}
