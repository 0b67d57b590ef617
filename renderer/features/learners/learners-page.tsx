import { Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { Learner } from "../../../shared/contract/learners.ts";
import { countFound } from "../../../shared/domain/words.ts";
import { api } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { findLearners } from "./find-learners.ts";
import { LearnerTable } from "./learner-table.tsx";
import { RegisterDrawer } from "./register-drawer.tsx";

export function LearnersPage() {
  const learners = useQuery(api.learners.list.queryOptions());
  const [registering, { open, close }] = useDisclosure(false);
  const [, navigate] = useLocation();
  const register: Command = {
    id: "learners.register",
    label: "Register a learner",
    shortcut: "alt+N",
    group: "This page",
    run: open,
  };
  useCommands([register]);

  return (
    <Stack gap="md">
      <PageHeader
        title="Learners"
        description="Everybody registered at this centre, and when each has to finish."
        actions={<CommandButton command={register} />}
      />
      <ErrorNote error={learners.error} onRetry={() => learners.refetch()} />
      {learners.isPending && <LoadingArea label="Reading the learners" />}
      {learners.data?.length === 0 && (
        <EmptyState
          title="No learners yet"
          description="Register the first learner. The completion deadline follows from the registration date."
          action={<Button onClick={open}>Register a learner</Button>}
        />
      )}
      {learners.data && learners.data.length > 0 && <LearnerList learners={learners.data} />}
      <RegisterDrawer
        opened={registering}
        onClose={close}
        onRegistered={(learner) => navigate(`/learners/${learner.id}`)}
      />
    </Stack>
  );
}

function LearnerList({ learners }: { readonly learners: readonly Learner[] }) {
  const [search, setSearch] = useState("");
  const found = useMemo(() => findLearners(learners, search), [learners, search]);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <SearchField
          label="Search learners"
          placeholder="Name or registration number"
          value={search}
          onChange={setSearch}
        />
        <Text size="sm" c="dimmed" role="status" className="tabular">
          {countFound(found.length, learners.length, "learner", "learners")}
        </Text>
      </Group>
      {found.length === 0 ? (
        <EmptyState
          title="Nobody found"
          description={`No learner's name or registration number has "${search.trim()}" in it.`}
          action={
            <Button variant="default" onClick={() => setSearch("")}>
              Show all learners
            </Button>
          }
        />
      ) : (
        <LearnerTable learners={found} />
      )}
    </Stack>
  );
}
