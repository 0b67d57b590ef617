import { Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import type { ReactNode } from "react";

type ConfirmOptions = {
  readonly title: string;
  readonly body: ReactNode;
  readonly confirmLabel: string;
  readonly danger?: boolean;
};

/** Asks before something that can't be taken back. Cancel has the focus, and closing the dialog cancels. */
export function confirmAction({ title, body, confirmLabel, danger = false }: ConfirmOptions): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: typeof body === "string" ? <Text size="sm">{body}</Text> : body,
      labels: { confirm: confirmLabel, cancel: "Cancel" },
      cancelProps: { "data-autofocus": true, "data-confirmation-cancel": true },
      confirmProps: danger ? { color: "red" } : {},
      withCloseButton: false,
      closeOnEscape: false,
      onConfirm: () => resolve(true),
      // Runs after onConfirm too; a promise keeps its first answer.
      onClose: () => resolve(false),
    });
  });
}

// Every open dialog listens for Escape on the window, so one key would close the question and the form beneath it. This
// listener is there before any dialog is, and keeps the key for the question.
window.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    const cancel = document.querySelector<HTMLElement>("[data-confirmation-cancel]");
    if (!cancel) return;
    event.stopImmediatePropagation();
    cancel.click();
  },
  { capture: true },
);
