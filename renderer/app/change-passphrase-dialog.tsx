import { Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { ChangePassphraseForm } from "../features/start/change-passphrase-form.tsx";

type ChangePassphraseDialogProps = { readonly opened: boolean; readonly onClose: () => void };

export function ChangePassphraseDialog({ opened, onClose }: ChangePassphraseDialogProps) {
  const changed = () => {
    onClose();
    notifications.show({ message: "Your passphrase is changed. The old one no longer opens anything." });
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Change passphrase" closeOnClickOutside={false}>
      <ChangePassphraseForm onChanged={changed} onCancel={onClose} />
    </Modal>
  );
}
