import { Button, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import type { Learner } from "../../../shared/contract/learners.ts";
import { assertNever } from "../../../shared/domain/assert-never.ts";
import { api, client } from "../../api/client.ts";
import { CommandButton } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { ChooseLearners } from "./choose-learners.tsx";
import classes from "./export-panel.module.css";
import { ExportPlan } from "./export-plan.tsx";
import { ExportProgress } from "./export-progress.tsx";
import { SavedExport } from "./saved-export.tsx";
import { useExportDesk } from "./use-export-desk.ts";

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
  const { run, make, plan, cancelAndReturn, startAgain } = useExportDesk({
    id: "archive.export",
    label: "Export archive",
    chosen: learnerIds.length > 0,
    work: (signal) => client.archive.export({ learnerIds }, { signal }),
  });

  switch (run.step) {
    case "working":
    case "saving":
      return <ExportProgress run={run} what="the archive" onCancel={cancelAndReturn} />;
    case "saved":
      return (
        <SavedExport
          title="The archive is made"
          ready={run.ready}
          sum={
            <Text size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
              SHA-256 {run.ready.sha256}
            </Text>
          }
          againLabel="Export another"
          onAgain={startAgain}
        >
          <Text size="sm">
            The program hands the file over to be saved. It is not encrypted: keep it where only the centre can read it.
            Note the SHA-256 sum: whoever gets the archive can tell by it that this is the same file.
          </Text>
        </SavedExport>
      );
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
