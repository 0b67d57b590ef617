import { Button, Group, Paper, Progress, Select, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Learner, QualificationSummary } from "../../../shared/contract/learners.ts";
import { daysBetween, formatDate, todayAs } from "../../../shared/domain/dates.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { describeDaysLeft } from "./deadline.tsx";
import { ReviewNote } from "./review-note.tsx";
import { useRefreshLearners } from "./use-refresh-learners.ts";

export function Enrolments({ learner }: { readonly learner: Learner }) {
  const qualifications = useQuery(api.qualifications.list.queryOptions());
  const heading = useId();
  const open = (qualifications.data ?? []).filter(
    (entry) => !learner.enrolments.some((enrolment) => enrolment.qualificationId === entry.id),
  );
  return (
    <Stack gap="xs" component="section" aria-labelledby={heading}>
      <Title order={2} size="h4" id={heading}>
        Enrolments
      </Title>
      {learner.enrolments.map((enrolment) => (
        <EnrolmentCard
          key={enrolment.qualificationId}
          enrolment={enrolment}
          registeredOn={learner.registeredOn}
          reviewDate={qualifications.data?.find((entry) => entry.id === enrolment.qualificationId)?.reviewDate}
        />
      ))}
      <ErrorNote error={qualifications.error} onRetry={() => qualifications.refetch()} />
      {open.length > 0 && <Enrol learner={learner} qualifications={open} />}
    </Stack>
  );
}

type EnrolmentCardProps = {
  readonly enrolment: Learner["enrolments"][number];
  readonly registeredOn: string;
  readonly reviewDate: string | undefined;
};

function EnrolmentCard({ enrolment, registeredOn, reviewDate }: EnrolmentCardProps) {
  const today = todayAs(new Date());
  const allDays = Math.max(1, daysBetween(registeredOn, enrolment.completeBy));
  const used = Math.min(100, Math.max(0, (daysBetween(registeredOn, today) / allDays) * 100));
  const left = describeDaysLeft(enrolment.completeBy, today);
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between" align="baseline" gap="xs">
          <Text fw={600} size="sm">
            {enrolment.qualificationTitle}
          </Text>
          <Text size="sm" c="dimmed">
            Enrolled on {formatDate(enrolment.enrolledOn)}
          </Text>
        </Group>
        <Progress value={used} size="sm" aria-label={`Time used of this enrolment: ${left}`} />
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed">
            Registered {formatDate(registeredOn)}
          </Text>
          <Text size="sm" fw={500}>
            Complete by {formatDate(enrolment.completeBy)}: {left}
          </Text>
        </Group>
        {reviewDate && <ReviewNote reviewDate={reviewDate} />}
      </Stack>
    </Paper>
  );
}

type EnrolProps = { readonly learner: Learner; readonly qualifications: readonly QualificationSummary[] };

function Enrol({ learner, qualifications }: EnrolProps) {
  const refresh = useRefreshLearners();
  const enrol = useMutation(api.learners.enrol.mutationOptions({ onSuccess: refresh }));
  const [chosen, setChosen] = useState<string>();
  const qualificationId = chosen ?? qualifications[0]?.id;
  return (
    <Stack gap="xs">
      {learner.enrolments.length === 0 && (
        <Text size="sm" c="dimmed">
          Not enrolled yet. Enrol the learner before a script is taken in.
        </Text>
      )}
      <Group gap="xs" align="flex-end">
        <Select
          label="Enrol on"
          data={qualifications.map((entry) => ({ value: entry.id, label: entry.title }))}
          value={qualificationId ?? null}
          onChange={(value) => setChosen(value ?? undefined)}
          allowDeselect={false}
          flex={1}
          maw={560}
        />
        <Button
          variant="default"
          loading={enrol.isPending}
          disabled={qualificationId === undefined}
          onClick={() => {
            if (qualificationId) enrol.mutate({ learnerId: learner.id, qualificationId });
          }}
        >
          Enrol
        </Button>
      </Group>
      <ErrorNote error={enrol.error} />
    </Stack>
  );
}
