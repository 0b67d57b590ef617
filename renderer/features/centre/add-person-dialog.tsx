import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { schemaResolver, useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { personName, roles, signInName } from "../../../shared/contract/schemas.ts";
import type { Role } from "../../../shared/domain/roles.ts";
import { api, client } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { focusFirstError } from "../../components/focus-first-error.ts";
import { newPassphrase } from "../../components/new-passphrase-fields.tsx";
import { RolesField } from "../../components/roles-field.tsx";
import { useSubmit } from "../../components/use-submit.ts";
import { FirstPassphraseField } from "./first-passphrase-field.tsx";
import { type HandOver, HandOverNote } from "./hand-over-note.tsx";
import { PersonNameField } from "./person-name-field.tsx";

const schema = z.object({ name: personName, signInName, roles, passphrase: newPassphrase });

type AddPersonDialogProps = { readonly opened: boolean; readonly onClose: () => void };

export function AddPersonDialog({ opened, onClose }: AddPersonDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a person" closeOnClickOutside={false} size="lg">
      <AddPerson onClose={onClose} />
    </Modal>
  );
}

function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const records = useQueryClient();
  const [handOver, setHandOver] = useState<HandOver | null>(null);
  const form = useForm({
    initialValues: { name: "", signInName: "", roles: [] as Role[], passphrase: "" },
    validate: schemaResolver(schema, { sync: true }),
  });
  const { submit, busy, error } = useSubmit(async (values: typeof form.values) => {
    const person = await client.people.add(values);
    setHandOver({ name: person.name, signInName: person.signInName, passphrase: values.passphrase });
    await records.invalidateQueries({ queryKey: api.people.key() });
  });
  const taken = error !== null && asShownError(error).code === "SIGN_IN_NAME_TAKEN";

  if (handOver) return <HandOverNote handOver={handOver} onClose={onClose} />;
  return (
    <form onSubmit={form.onSubmit(submit, focusFirstError(form))} noValidate>
      <Stack gap="md">
        <PersonNameField personId={undefined} {...form.getInputProps("name")} />
        <TextInput
          label="Sign-in name"
          description="Shown before sign-in, so it is not sealed."
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps("signInName")}
          error={form.errors.signInName ?? (taken && asShownError(error).message)}
        />
        <RolesField label="Roles" {...form.getInputProps("roles")} />
        <FirstPassphraseField
          {...form.getInputProps("passphrase")}
          onSuggest={(passphrase) => form.setFieldValue("passphrase", passphrase)}
        />
        <ErrorNote error={taken ? null : error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Add the person
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
