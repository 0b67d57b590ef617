import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { QaQueueItem } from "../../../shared/contract/iqa.ts";
import { api } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { groupByProgress } from "./check-order.ts";
import { CheckTable } from "./check-table.tsx";
import classes from "./quality-page.module.css";

/** The quality assurer's work: what is in hand, what others signed and nobody has checked, what is done. */
export function QualityPage() {
  const queue = useQuery(api.iqa.queue.queryOptions());
  const [, navigate] = useLocation();
  const { inHand, toCheck, done } = groupByProgress(queue.data ?? []);
  // What was escalated waits for others as well: it is shown, and not gone on with by itself.
  const goOn = inHand.find(({ escalated }) => !escalated);
  const next = goOn ?? toCheck[0];
  const openNext: Command = {
    id: "quality.open-next",
    label: goOn ? "Go on with the one in hand" : "Check the next one",
    shortcut: "alt+N",
    group: "Quality",
    when: () => next !== undefined,
    run: () => next && navigate(`/check/${next.sheetId}`),
  };
  useCommands([openNext]);

  return (
    <>
      <PageHeader
        title="Quality"
        description="Mark sheets that others signed. You mark first; the assessor's marks are shown once yours are committed."
        actions={next && <CommandButton command={openNext} />}
      />
      <ErrorNote error={queue.error} onRetry={() => void queue.refetch()} />
      {queue.isPending && <LoadingArea label="Reading the sheets to check" />}
      {queue.data?.length === 0 && (
        <EmptyState
          title="Nothing to check yet"
          description="A mark sheet appears here once another assessor has signed it."
        />
      )}
      <Sheets title="In hand" sheets={inHand} />
      <Sheets title="To check" sheets={toCheck} />
      <Sheets title="Done" sheets={done} />
    </>
  );
}

function Sheets({ title, sheets }: { readonly title: string; readonly sheets: readonly QaQueueItem[] }) {
  if (sheets.length === 0) return null;
  return (
    <section className={classes.group}>
      <Title order={2} size="h4" className={classes.title}>
        {title} <span className={classes.count}>{sheets.length}</span>
      </Title>
      <CheckTable label={title} sheets={sheets} />
    </section>
  );
}
