import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { schemaResolver, useForm } from "@mantine/form";
import { useState } from "react";
import { z } from "zod";
import type { Person } from "../../../shared/contract/centre.ts";
import { client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { focusFirstError } from "../../components/focus-first-error.ts";
import { newPassphrase } from "../../components/new-passphrase-fields.tsx";
import { useSubmit } from "../../components/use-submit.ts";
import { FirstPassphraseField } from "./first-passphrase-field.tsx";
import { HandOverNote } from "./hand-over-note.tsx";

const schema = z.object({ passphrase: newPassphrase });

type ResetPassphraseDialogProps = { readonly person: Person | null; readonly onClose: () => void };

export function ResetPassphraseDialog({ person, onClose }: ResetPassphraseDialogProps) {
  return (
    <Modal
      opened={person !== null}
      onClose={onClose}
      title={person && `Reset passphrase of ${person.name}`}
      closeOnClickOutside={false}
    >
      {person && <ResetPassphrase key={person.id} person={person} onClose={onClose} />}
    </Modal>
  );
}

function ResetPassphrase({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const [handedOver, setHandedOver] = useState<string | null>(null);
  const form = useForm({ initialValues: { passphrase: "" }, validate: schemaResolver(schema, { sync: true }) });
  const { submit, busy, error } = useSubmit(async ({ passphrase }: typeof form.values) => {
    await client.people.resetPassphrase({ id: person.id, passphrase });
    setHandedOver(passphrase);
  });

  if (handedOver !== null) {
    return <HandOverNote handOver={{ ...person, passphrase: handedOver }} onClose={onClose} />;
  }
  return (
    <form onSubmit={form.onSubmit(submit, focusFirstError(form))} noValidate>
      <Stack gap="md">
        <Text size="sm">
          The old passphrase stops working at once. The person gets a new signing key; what they signed before stays
          valid.
        </Text>
        <FirstPassphraseField
          data-autofocus
          {...form.getInputProps("passphrase")}
          onSuggest={(passphrase) => form.setFieldValue("passphrase", passphrase)}
        />
        <ErrorNote error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Reset the passphrase
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
