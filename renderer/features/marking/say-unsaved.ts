import { notifications } from "@mantine/notifications";

/**
 * For whoever left a sheet with text that could not be saved: it is still there. Names no learner: it may appear after a lock,
 * when anybody can read the screen.
 */
export function sayUnsaved(key: string): void {
  notifications.show({
    id: key,
    title: "Not everything is saved",
    message:
      "Some of what was typed on the mark sheet you left could not be saved. Open that sheet again to save it; the text is kept there until the program closes.",
    color: "red",
    autoClose: false,
  });
}

/** The sheet is open again, and says it beside the text itself. */
export function unsayUnsaved(key: string): void {
  notifications.hide(key);
}
