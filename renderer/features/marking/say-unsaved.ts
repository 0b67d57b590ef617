import { notifications } from "@mantine/notifications";

/** For whoever left a sheet with text that could not be saved: it is still there, and this says where. */
export function sayUnsaved(key: string, learnerName: string): void {
  notifications.show({
    id: key,
    title: "Not everything is saved",
    message: `Some of what was typed on the mark sheet of ${learnerName} could not be saved. Open the sheet again to see it; it is kept there until the program closes.`,
    color: "red",
    autoClose: false,
  });
}

/** The sheet is open again, and says it beside the text itself. */
export function unsayUnsaved(key: string): void {
  notifications.hide(key);
}
