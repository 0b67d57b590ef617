import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { countFound } from "../../../shared/domain/words.ts";
import { api } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { giveBackPath } from "../give-back/give-back-route.ts";
import { ScriptDrawer } from "./script-drawer.tsx";
import { filterScripts, noFilter } from "./script-filter.ts";
import { ScriptFilters } from "./script-filters.tsx";
import { ScriptTable } from "./script-table.tsx";
import { cohortPath, takeInPath } from "./take-in-route.ts";

export function ScriptsPage() {
  const scripts = useQuery(api.scripts.list.queryOptions());
  const [, navigate] = useLocation();
  const takeIn: Command = {
    id: "scripts.take-in",
    label: "Take in a script",
    shortcut: "alt+T",
    group: "This page",
    run: () => navigate(takeInPath),
  };
  const takeInCohort: Command = {
    id: "scripts.take-in-cohort",
    label: "Take in a cohort",
    shortcut: "alt+shift+T",
    group: "This page",
    run: () => navigate(cohortPath),
  };
  const giveBack: Command = {
    id: "scripts.give-back",
    label: "Give back",
    shortcut: "alt+B",
    group: "This page",
    run: () => navigate(giveBackPath),
  };
  useCommands([takeIn, takeInCohort, giveBack]);

  return (
    <Stack gap="md">
      <PageHeader
        title="Scripts"
        description="Everything that was taken in, and where it stands."
        actions={
          <>
            <CommandButton command={giveBack} variant="default" />
            <CommandButton command={takeInCohort} variant="default" />
            <CommandButton command={takeIn} />
          </>
        }
      />
      <ErrorNote error={scripts.error} onRetry={() => scripts.refetch()} />
      {scripts.isPending && <LoadingArea label="Reading the scripts" />}
      {scripts.data?.length === 0 && (
        <EmptyState
          title="No scripts yet"
          description="Take in the first script that a learner handed in: the files, the date, and the learner's statement."
          action={<Button onClick={takeIn.run}>Take in a script</Button>}
        />
      )}
      {scripts.data && scripts.data.length > 0 && <ScriptList scripts={scripts.data} />}
    </Stack>
  );
}

function ScriptList({ scripts }: { readonly scripts: readonly ScriptSummary[] }) {
  const [filter, setFilter] = useState(noFilter);
  const [openId, setOpenId] = useState<string>();
  const found = useMemo(() => filterScripts(scripts, filter), [scripts, filter]);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <ScriptFilters scripts={scripts} filter={filter} onChange={setFilter} />
        <Text size="sm" c="dimmed" role="status" className="tabular">
          {countFound(found.length, scripts.length, "script", "scripts")}
        </Text>
      </Group>
      {found.length === 0 ? (
        <EmptyState
          title="No script found"
          description="No script fits all that is chosen above."
          action={
            <Button variant="default" onClick={() => setFilter(noFilter)}>
              Show all scripts
            </Button>
          }
        />
      ) : (
        <ScriptTable scripts={found} onOpen={setOpenId} />
      )}
      <ScriptDrawer scripts={scripts} scriptId={openId} onClose={() => setOpenId(undefined)} />
    </Stack>
  );
}
