import { notifications } from "@mantine/notifications";

/** For whoever left a sheet with text that could not be saved: it is still there, and this says where. */
export function tellUnsaved(learnerName: string): void {
  notifications.show({
    title: "Not everything is saved",
    message: `Some of what was typed on the mark sheet of ${learnerName} could not be saved. Open the sheet again to see it; it is kept there until the program closes.`,
    color: "red",
    autoClose: false,
  });
}
