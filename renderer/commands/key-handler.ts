import { useEffect } from "react";
import { followElementAtWork, isOverlaid } from "./element-at-work.ts";
import { availableCommands } from "./registry.ts";
import { matchesShortcut, matchesWhileWriting } from "./shortcut.ts";

/** Runs the command whose shortcut is pressed, wherever the focus is. */
export function useKeyHandler(): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // A dialog is a question of its own, and a menu takes keys: nothing behind them runs until they are left.
      if (isOverlaid()) return;
      const matches = isWritingInto(event.target) ? matchesWhileWriting : matchesShortcut;
      const command = availableCommands().findLast(
        ({ shortcut }) => shortcut !== undefined && matches(shortcut, event),
      );
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener("keydown", handle);
    const stopFollowing = followElementAtWork();
    return () => {
      window.removeEventListener("keydown", handle);
      stopFollowing();
    };
  }, []);
}

function isWritingInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'))
  );
}
