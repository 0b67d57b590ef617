import { useSyncExternalStore } from "react";
import { keepKeepsake, keepsake, onKeepsakes } from "../../api/keepsakes.ts";

const name = "dark-page";

/** Whether scripts are shown light on dark, whatever the rest of the window does. A habit of this person's. */
export function useDarkPage(): readonly [boolean, (dark: boolean) => void] {
  const dark = useSyncExternalStore(onKeepsakes, () => keepsake(name)) === "yes";
  return [dark, (wanted) => keepKeepsake(name, wanted ? "yes" : "no")];
}
