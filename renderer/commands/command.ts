/** Something a person can do, as one object: button, menu, palette, key handler and help all read the same one. */
export type Command = {
  readonly id: string;
  readonly label: string;
  /** Keys joined by "+", "mod" being Ctrl or Command: "mod+K", "alt+ArrowDown". A space parts alternatives: "F1 ?". */
  readonly shortcut?: string;
  /** Heading under which the menu, the palette and the help list it. */
  readonly group: string;
  /** Whether it can run now; without it, always. */
  readonly when?: () => boolean;
  readonly run: () => void;
};

export function isAvailable(command: Command): boolean {
  return command.when?.() ?? true;
}
