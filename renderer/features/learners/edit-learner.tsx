import { Button, Group, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import type { Learner } from "../../../shared/contract/learners.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { focusFirstError } from "../../components/focus-first-error.ts";
import { SideDrawer } from "../../components/side-drawer.tsx";
import { LearnerFields } from "./learner-fields.tsx";
import { type LearnerValues, learnerFieldErrors, showFieldErrors, validateLearner } from "./learner-values.ts";
import { useRefreshLearners } from "./use-refresh-learners.ts";

type EditLearnerProps = { readonly learner: Learner; readonly opened: boolean; readonly onClose: () => void };

export function EditLearner({ learner, opened, onClose }: EditLearnerProps) {
  return (
    <SideDrawer opened={opened} onClose={onClose} title="Edit details" width={440}>
      <EditForm learner={learner} onClose={onClose} />
    </SideDrawer>
  );
}

/** Keeps the revision that it started from, so that a change made elsewhere is noticed and not overwritten. */
function EditForm({ learner, onClose }: Omit<EditLearnerProps, "opened">) {
  const refresh = useRefreshLearners();
  const update = useMutation(api.learners.update.mutationOptions({ onSuccess: refresh }));
  const form = useForm<LearnerValues & { revision: number }>({
    initialValues: {
      name: learner.name,
      registrationNumber: learner.registrationNumber,
      registeredOn: learner.registeredOn,
      revision: learner.revision,
    },
    validate: validateLearner,
  });

  const submit = async (values: LearnerValues & { revision: number }) => {
    await update
      .mutateAsync({ ...values, id: learner.id })
      .then(onClose)
      .catch((error) => showFieldErrors(form, error));
  };

  return (
    <form onSubmit={form.onSubmit(submit, focusFirstError(form))} noValidate>
      <Stack gap="md">
        <LearnerFields form={form} />
        {learner.enrolments.length > 0 && (
          <Text size="sm" c="dimmed">
            The completion deadline follows the registration date.
          </Text>
        )}
        <ErrorNote error={update.error && !learnerFieldErrors(update.error) ? update.error : null} />
        <Group justify="flex-end" gap="xs">
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
