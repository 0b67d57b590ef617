import { useEffect } from "react";
import { availableCommands } from "./registry.ts";
import { matchesShortcut, matchesWhileWriting } from "./shortcut.ts";

/** Runs the command whose shortcut is pressed, wherever the focus is. */
export function useKeyHandler(): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // A dialog is a question of its own: nothing behind it runs until it is answered.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      const matches = isWritingInto(event.target) ? matchesWhileWriting : matchesShortcut;
      const command = availableCommands().findLast(
        ({ shortcut }) => shortcut !== undefined && matches(shortcut, event),
      );
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener("keydown", handle);
    return () => window.removeEventListener("keydown", handle);
  }, []);
}

function isWritingInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'))
  );
}
