import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import type { Learner } from "../../../shared/contract/learners.ts";
import { completionDeadline, formatDate, todayAs } from "../../../shared/domain/dates.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { focusFirstError } from "../../components/focus-first-error.ts";
import { SideDrawer } from "../../components/side-drawer.tsx";
import { LearnerFields } from "./learner-fields.tsx";
import { type LearnerValues, learnerFieldErrors, showFieldErrors, validateLearner } from "./learner-values.ts";
import { ReviewNote } from "./review-note.tsx";
import { useRefreshLearners } from "./use-refresh-learners.ts";

type RegisterDrawerProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onRegistered: (learner: Learner) => void;
};

export function RegisterDrawer({ opened, onClose, onRegistered }: RegisterDrawerProps) {
  return (
    <SideDrawer opened={opened} onClose={onClose} title="Register a learner" width={440}>
      <RegisterForm onClose={onClose} onRegistered={onRegistered} />
    </SideDrawer>
  );
}

const noEnrolment = "none";

function RegisterForm({ onClose, onRegistered }: Omit<RegisterDrawerProps, "opened">) {
  const qualifications = useQuery(api.qualifications.list.queryOptions());
  const refresh = useRefreshLearners();
  const register = useMutation(api.learners.register.mutationOptions({ onSuccess: refresh }));
  const form = useForm<LearnerValues>({
    initialValues: { name: "", registrationNumber: "", registeredOn: todayAs(new Date()) },
    validate: validateLearner,
  });
  const [chosen, setChosen] = useState<string>();
  const [last, setLast] = useState<Learner>();
  const formElement = useRef<HTMLFormElement>(null);
  const deadlineId = useId();

  // One qualification is what a centre starts with: then there is nothing to choose.
  const qualificationId = chosen ?? qualifications.data?.[0]?.id ?? noEnrolment;
  const qualification = qualifications.data?.find((entry) => entry.id === qualificationId);

  const submit = async (values: LearnerValues, another: boolean) => {
    setLast(undefined);
    const learner = await register
      .mutateAsync({ ...values, ...(qualification ? { qualificationId: qualification.id } : {}) })
      .catch((error) => showFieldErrors(form, error));
    if (!learner) return;
    if (!another) return onRegistered(learner);
    setLast(learner);
    form.setValues({ name: "", registrationNumber: "" });
    form.clearErrors();
    formElement.current?.querySelector<HTMLInputElement>("[data-autofocus]")?.focus();
  };

  return (
    <form
      ref={formElement}
      onSubmit={form.onSubmit((values) => submit(values, false), focusFirstError(form))}
      noValidate
    >
      <Stack gap="md">
        <LearnerFields form={form} />
        <Select
          label="Enrol on"
          aria-describedby={deadlineId}
          data={[
            ...(qualifications.data ?? []).map((entry) => ({ value: entry.id, label: entry.title })),
            { value: noEnrolment, label: "No qualification yet" },
          ]}
          value={qualificationId}
          onChange={(value) => setChosen(value ?? undefined)}
          allowDeselect={false}
        />
        <Stack gap={4} id={deadlineId} aria-live="polite">
          <Text size="sm">{deadlineText(qualification?.completeWithinYears, form.values.registeredOn)}</Text>
          {qualification && <ReviewNote reviewDate={qualification.reviewDate} />}
        </Stack>
        <ErrorNote error={qualifications.error} onRetry={() => qualifications.refetch()} />
        <ErrorNote error={register.error && !learnerFieldErrors(register.error) ? register.error : null} />
        <Text size="sm" role="status" fw={500}>
          {last && `${last.name} is registered.`}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {last ? "Close" : "Cancel"}
          </Button>
          <Button
            variant="default"
            loading={register.isPending}
            onClick={() => form.onSubmit((values) => submit(values, true), focusFirstError(form))()}
          >
            Register and add another
          </Button>
          <Button type="submit" loading={register.isPending}>
            Register
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function deadlineText(years: number | undefined, registeredOn: string): string {
  if (years === undefined) return "The learner can be enrolled later, on the learner's page.";
  if (registeredOn === "") return `To be completed within ${countOf(years, "year", "years")} of registration.`;
  return `To be completed by ${formatDate(completionDeadline(registeredOn, years))}: ${countOf(years, "year", "years")} from registration.`;
}
