import { Button, Group, Modal, Stack, Switch } from "@mantine/core";
import { schemaResolver, useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { z } from "zod";
import type { Person } from "../../../shared/contract/centre.ts";
import { personName, roles } from "../../../shared/contract/schemas.ts";
import { todayAs } from "../../../shared/domain/dates.ts";
import { api, client } from "../../api/client.ts";
import { refreshStatus, usePerson } from "../../api/session.tsx";
import { confirmAction } from "../../components/confirm.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { focusFirstError } from "../../components/focus-first-error.ts";
import { RolesField } from "../../components/roles-field.tsx";
import { problemWithDay } from "../learners/learner-values.ts";
import { PersonNameField } from "./person-name-field.tsx";
import { TraineeField } from "./trainee-field.tsx";

const schema = z
  .object({ name: personName, roles, active: z.boolean(), trainee: z.boolean(), traineeSince: z.string() })
  .superRefine(({ trainee, traineeSince }, context) => {
    const problem = trainee ? problemWithDay(traineeSince) : null;
    if (problem !== null) context.addIssue({ code: "custom", path: ["traineeSince"], message: problem });
  });
type Values = z.infer<typeof schema>;

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
  // Two procedures save this form: where the second is refused, the next try goes on from what the first one saved.
  const saved = useRef(person);
  const update = useMutation({
    mutationFn: async ({ trainee, traineeSince, ...values }: Values) => {
      const { id } = person;
      const since = trainee && values.roles.includes("assessor") ? traineeSince : null;
      // First, because whoever gives up their own staff role can't do it afterwards.
      if (since !== saved.current.traineeSince)
        saved.current = await client.people.setTrainee({ id, traineeSince: since, revision: saved.current.revision });
      saved.current = await client.people.update({ id, revision: saved.current.revision, ...values });
    },
    onSuccess: async () => {
      await records.invalidateQueries({ queryKey: api.people.key() });
      if (isSelf) await refreshStatus();
      onClose();
    },
  });
  const form = useForm<Values>({
    initialValues: {
      name: person.name,
      roles: person.roles,
      active: person.active,
      trainee: person.traineeSince !== null,
      traineeSince: person.traineeSince ?? todayAs(new Date()),
    },
    validate: schemaResolver(schema, { sync: true }),
  });

  const save = async (values: Values) => {
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
    if (confirmed) update.mutate(values);
  };

  return (
    <form onSubmit={form.onSubmit(save, focusFirstError(form))} noValidate>
      <Stack gap="md">
        <PersonNameField personId={person.id} {...form.getInputProps("name")} />
        <RolesField label="Roles" {...form.getInputProps("roles")} />
        {form.values.roles.includes("assessor") && (
          <TraineeField
            trainee={form.values.trainee}
            since={form.values.traineeSince}
            onChange={({ trainee, since }) => form.setValues({ trainee, traineeSince: since })}
            error={form.errors.traineeSince}
          />
        )}
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
