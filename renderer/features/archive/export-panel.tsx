import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Link } from "wouter";
import type { Learner } from "../../../shared/contract/learners.ts";
import { assertNever } from "../../../shared/domain/assert-never.ts";
import { api, client } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { formatBytes } from "../../components/file-size.ts";
import { LoadingArea } from "../../components/loading-area.tsx";
import { ChooseLearners } from "./choose-learners.tsx";
import classes from "./export-panel.module.css";
import { ExportPlan } from "./export-plan.tsx";
import { ExportProgress } from "./export-progress.tsx";
import { type ReadyExport, useExport } from "./use-export.ts";

export function ExportPanel() {
  const learners = useQuery(api.learners.list.queryOptions());
  if (learners.isPending) return <LoadingArea label="Reading the learners" />;
  if (learners.error) return <ErrorNote error={learners.error} onRetry={() => learners.refetch()} />;
  if (learners.data.length === 0) {
    return (
      <EmptyState
        title="Nothing to export yet"
        description="An archive holds learners with their scripts and mark sheets. Register the first learner."
        action={
          <Button component={Link} href="/learners">
            To the learners
          </Button>
        }
      />
    );
  }
  return <ExportLearners learners={learners.data} />;
}

function ExportLearners({ learners }: { readonly learners: readonly Learner[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const learnerIds = useMemo(
    () => learners.map((learner) => learner.id).filter((id) => chosen.has(id)),
    [learners, chosen],
  );
  const { run, start, cancel, reset } = useExport();
  const make: Command = {
    id: "archive.export",
    label: "Export archive",
    shortcut: "mod+Enter",
    group: "This page",
    when: () => learnerIds.length > 0 && (run.step === "idle" || run.step === "failed"),
    run: () => void start((signal) => client.archive.export({ learnerIds }, { signal })),
  };
  useCommands([make]);
  const plan = useRef<HTMLDivElement>(null);
  const cancelAndReturn = () => {
    flushSync(cancel);
    plan.current?.focus();
  };

  switch (run.step) {
    case "working":
    case "saving":
      return <ExportProgress run={run} what="the archive" onCancel={cancelAndReturn} />;
    case "saved":
      return <SavedExport ready={run.ready} onAgain={reset} />;
    case "idle":
    case "failed":
      return (
        <div className={classes.choice}>
          <ChooseLearners learners={learners} chosen={chosen} onChange={setChosen} />
          <Stack
            gap="md"
            component="section"
            aria-label="The archive"
            ref={plan}
            tabIndex={-1}
            style={{ outline: "none" }}
          >
            <ExportPlan learnerIds={learnerIds} />
            {run.step === "failed" && <ErrorNote error={run.error} />}
            <CommandButton command={make} />
          </Stack>
        </div>
      );
    default:
      return assertNever(run);
  }
}

function SavedExport({ ready, onAgain }: { readonly ready: ReadyExport; readonly onAgain: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Paper withBorder p="lg" maw={720}>
      <Stack gap="md">
        <Group gap="xs" wrap="nowrap">
          <IconCircleCheck size={24} aria-hidden />
          <Title order={2} size="h4" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
            The archive is made
          </Title>
        </Group>
        <Stack gap={4}>
          <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
            {ready.fileName}
          </Text>
          <Text size="sm" className="tabular">
            {formatBytes(ready.bytes)}
          </Text>
          <Text size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
            SHA-256 {ready.sha256}
          </Text>
        </Stack>
        <Text size="sm">
          The program hands the file over to be saved. It is not encrypted: keep it where only the centre can read it.
          Note the SHA-256 sum: whoever gets the archive can tell by it that this is the same file.
        </Text>
        <Group>
          <Button variant="default" onClick={onAgain}>
            Export another
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
