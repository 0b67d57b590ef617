import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { type Command, isAvailable } from "./command.ts";
import { elementAtWork } from "./element-at-work.ts";

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

/**
 * Runs a command that the palette or the menu offered, once that has closed and the keyboard is back where it was, which some
 * commands act on. As it is by then, which may be another object than was offered; nothing where it can't run.
 */
export function runFromOverlay(id: string): void {
  const behind = elementAtWork();
  setTimeout(() => {
    // A busy machine may not have given the keyboard back yet.
    if (document.activeElement === document.body && behind instanceof HTMLElement)
      behind.focus({ preventScroll: true });
    availableCommands()
      .find((command) => command.id === id)
      ?.run();
  }, 50);
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
