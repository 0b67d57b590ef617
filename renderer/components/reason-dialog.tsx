import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { ErrorNote } from "./error-note.tsx";

type ReasonDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Does it. The dialog closes when it resolves, and shows the error and stays when it rejects. */
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly title: string;
  /** What follows, and where the reason stays. */
  readonly description: ReactNode;
  readonly confirmLabel: string;
};

/** Asks why before something that voids a signature: without a reason it is not done. */
export function ReasonDialog({ opened, onClose, onConfirm, title, description, confirmLabel }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    if (opened) return;
    setReason("");
    setError(null);
  }, [opened]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "" || busy) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm(reason);
      onClose();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal opened={opened} onClose={onClose} title={title} closeOnClickOutside={false}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Textarea
            label="Reason"
            description={description}
            value={reason}
            autosize
            minRows={2}
            data-autofocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ErrorNote error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={reason.trim() === ""}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
