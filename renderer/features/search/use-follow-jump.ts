import { useEffect } from "react";
import { readJump } from "./jump.ts";

/** Whoever comes to a script with a passage in the history entry is led to it, and back to it when they come back. */
export function useFollowJump(path: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another history entry.
  useEffect(() => {
    const jump = readJump(window.history.state);
    if (!jump) return;
    let stop: (() => void) | undefined;
    let left = false;
    // Loaded with the reader, not with the window.
    void import("./show-jump.ts").then(({ showJump }) => {
      if (!left) stop = showJump(jump);
    });
    return () => {
      left = true;
      stop?.();
    };
  }, [path]);
}
