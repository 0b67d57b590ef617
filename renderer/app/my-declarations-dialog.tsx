import { Modal } from "@mantine/core";
import { usePerson } from "../api/session.tsx";
import { PersonInterests } from "../features/interests/person-interests.tsx";

type MyDeclarationsDialogProps = { readonly opened: boolean; readonly onClose: () => void };

/** A person's own declared interests, from the person menu: everybody can declare one, whatever their role. */
export function MyDeclarationsDialog({ opened, onClose }: MyDeclarationsDialogProps) {
  const person = usePerson();
  return (
    <Modal opened={opened} onClose={onClose} title="My declarations" closeOnClickOutside={false} size="lg">
      <PersonInterests person={person} />
    </Modal>
  );
}
