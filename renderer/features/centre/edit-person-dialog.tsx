import { Button, Group, Modal, Stack, Switch, TextInput } from "@mantine/core";
import { schemaResolver, useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import type { Person } from "../../../shared/contract/centre.ts";
import { personName, roles } from "../../../shared/contract/schemas.ts";
import { api } from "../../api/client.ts";
import { refreshStatus, usePerson } from "../../app/session.tsx";
import { confirmAction } from "../../components/confirm.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { focusFirstError } from "../../components/focus-first-error.ts";
import { RolesField } from "../../components/roles-field.tsx";

const schema = z.object({ name: personName, roles, active: z.boolean() });

type EditPersonDialogProps = { readonly person: Person | null; readonly onClose: () => void };

export function EditPersonDialog({ person, onClose }: EditPersonDialogProps) {
  return (
    <Modal
      opened={person !== null}
      onClose={onClose}
      title={person && `Edit ${person.name}`}
      closeOnClickOutside={false}
      size="lg"
    >
      {person && <EditPerson key={person.id} person={person} onClose={onClose} />}
    </Modal>
  );
}

function EditPerson({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const self = usePerson();
  const records = useQueryClient();
  const isSelf = person.id === self.id;
  const update = useMutation(
    api.people.update.mutationOptions({
      onSuccess: async () => {
        await records.invalidateQueries({ queryKey: api.people.key() });
        if (isSelf) await refreshStatus();
        onClose();
      },
    }),
  );
  const form = useForm({
    initialValues: { name: person.name, roles: person.roles, active: person.active },
    validate: schemaResolver(schema, { sync: true }),
  });

  const save = async (values: typeof form.values) => {
    // Without the role this page is gone for them, and only somebody else can give it back.
    const losesThisPage = isSelf && !values.roles.includes("centre-staff");
    const confirmed =
      !losesThisPage ||
      (await confirmAction({
        title: "Give up your centre staff role?",
        body: "You will not see this page any more. Somebody else with the role can give it back to you.",
        confirmLabel: "Give up the role",
        danger: true,
      }));
    if (confirmed) update.mutate({ id: person.id, revision: person.revision, ...values });
  };

  return (
    <form onSubmit={form.onSubmit(save, focusFirstError(form))} noValidate>
      <Stack gap="md">
        <TextInput label="Name" autoComplete="off" data-autofocus {...form.getInputProps("name")} />
        <RolesField label="Roles" {...form.getInputProps("roles")} />
        <Switch
          label="Can sign in"
          description={
            isSelf
              ? "You can't take this from yourself."
              : "Switched off for somebody who has left: what they signed stays as it is."
          }
          disabled={isSelf}
          {...form.getInputProps("active", { type: "checkbox" })}
        />
        <ErrorNote error={update.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={update.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
