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

/** Every command of the screen. A command of a later screen replaces an earlier one with the same id. */
function allCommands(): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const source of sources) for (const command of source.commands) byId.set(command.id, command);
  return [...byId.values()];
}

/** Those that can run now. */
export function availableCommands(): readonly Command[] {
  return allCommands().filter(isAvailable);
}

/** Runs a command as it is by now, which may be another object than when it was offered; nothing where it can't run. */
export function runById(id: string): void {
  availableCommands()
    .find((command) => command.id === id)
    ?.run();
}

/** Every command of the screen, read again whenever a screen adds or withdraws some. */
export function useAllCommands(): readonly Command[] {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => version,
  );
  return allCommands();
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
