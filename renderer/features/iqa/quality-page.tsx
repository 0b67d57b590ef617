import { Button, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { QaQueueItem } from "../../../shared/contract/iqa.ts";
import { api } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { matchesWords } from "../learners/find-learners.ts";
import { groupByProgress } from "./check-order.ts";
import { CheckTable } from "./check-table.tsx";
import classes from "./quality-page.module.css";

/** The quality assurer's work: what is in hand, what others signed and nobody has checked, what is done. */
export function QualityPage() {
  const queue = useQuery(api.iqa.queue.queryOptions());
  const [, navigate] = useLocation();
  const [words, setWords] = useState("");
  const fits = ({ learner, assessmentTitle, assessor }: QaQueueItem) =>
    matchesWords(words, [learner.name, learner.registrationNumber, assessmentTitle, assessor?.name ?? ""]);
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
      {queue.data && queue.data.length > 0 && (
        <SearchField
          label="Find a sheet"
          placeholder="Learner, number, assessment or assessor"
          value={words}
          onChange={setWords}
        />
      )}
      <Sheets title="In hand" sheets={inHand.filter(fits)} />
      <Sheets title="To check" sheets={toCheck.filter(fits)} />
      <Sheets title="Done" sheets={done.filter(fits)} />
      {queue.data && queue.data.length > 0 && !queue.data.some(fits) && (
        <EmptyState
          title="Nothing here"
          description="No sheet has these words in its learner's name or number, its assessment or its assessor's name."
          action={
            <Button variant="default" onClick={() => setWords("")}>
              Show all
            </Button>
          }
        />
      )}
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
