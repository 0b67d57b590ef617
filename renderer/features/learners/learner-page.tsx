import { Anchor, Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import type { Learner } from "../../../shared/contract/learners.ts";
import { formatDate } from "../../../shared/domain/dates.ts";
import { api } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { takeInPath, takeInState } from "../scripts/take-in-route.ts";
import { EditLearner } from "./edit-learner.tsx";
import { Enrolments } from "./enrolments.tsx";
import { LearnerScripts } from "./learner-scripts.tsx";

export function LearnerPage({ learnerId }: { readonly learnerId: string }) {
  const learner = useQuery(api.learners.get.queryOptions({ input: { id: learnerId } }));
  if (learner.isPending) return <LoadingArea label="Reading the learner" />;
  if (learner.data) return <LearnerView learner={learner.data} />;
  return (
    <Stack gap="md">
      <PageHeader title="Learner" />
      {asShownError(learner.error).code === "NOT_FOUND" ? (
        <EmptyState
          title="This learner is not here"
          description="Nobody at this centre is registered under this address."
          action={
            <Button component={Link} href="/learners">
              To the learners
            </Button>
          }
        />
      ) : (
        <ErrorNote error={learner.error} onRetry={() => learner.refetch()} />
      )}
    </Stack>
  );
}

function LearnerView({ learner }: { readonly learner: Learner }) {
  const [editing, { open, close }] = useDisclosure(false);
  const [, navigate] = useLocation();
  const takeIn: Command = {
    id: "scripts.take-in",
    label: "Take in a script",
    shortcut: "alt+T",
    group: "This page",
    when: () => learner.enrolments.length > 0,
    run: () => navigate(takeInPath, { state: takeInState(learner.id) }),
  };
  const edit: Command = {
    id: "learners.edit",
    label: "Edit details",
    shortcut: "alt+E",
    group: "This page",
    run: open,
  };
  useCommands([takeIn, edit]);

  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Anchor component={Link} href="/learners" size="sm">
          Learners
        </Anchor>
        <PageHeader
          title={learner.name}
          description={`Registration number ${learner.registrationNumber}, registered on ${formatDate(learner.registeredOn)}`}
          actions={
            <>
              <CommandButton command={edit} variant="default" />
              <CommandButton command={takeIn} />
            </>
          }
        />
      </Stack>
      <Enrolments learner={learner} />
      <LearnerScripts learner={learner} />
      <EditLearner learner={learner} opened={editing} onClose={close} />
    </Stack>
  );
}
