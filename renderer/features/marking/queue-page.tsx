import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { api } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { SearchField } from "../learners/search-field.tsx";
import { filterQueue, isToMark, nextToMark, type QueueFilter } from "./queue-order.ts";
import classes from "./queue-page.module.css";
import { QueueTable } from "./queue-table.tsx";

/** The assessor's queue: what lies with them, what waits longest first. */
export function QueuePage() {
  const queue = useQuery(api.marking.queue.queryOptions());
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState<QueueFilter>("to-mark");
  const [words, setWords] = useState("");
  const items = queue.data ?? [];
  const toMark = items.filter(isToMark).length;
  const next = nextToMark(items, undefined);
  const openNext: Command = {
    id: "queue.open-next",
    label: "Open the next one",
    shortcut: "alt+N",
    group: "Queue",
    when: () => next !== undefined,
    run: () => next && navigate(`/mark/${next.sheetId}`),
  };
  useCommands([openNext]);
  const showAll = () => {
    setFilter("all");
    setWords("");
  };

  return (
    <>
      <PageHeader
        title="Queue"
        description={queue.data && queueInWords(toMark, items.length)}
        actions={next && <CommandButton command={openNext} />}
      />
      <ErrorNote error={queue.error} onRetry={() => void queue.refetch()} />
      {queue.isPending && <LoadingArea label="Reading your queue" />}
      {queue.data && items.length === 0 && (
        <EmptyState
          title="No scripts yet"
          description="A script appears here once centre staff have taken it in and assigned it to you."
        />
      )}
      {items.length > 0 && (
        <>
          <div className={classes.filters}>
            <SegmentedControl
              size="sm"
              aria-label="Show"
              value={filter}
              onChange={(value) => setFilter(value as QueueFilter)}
              data={[
                { value: "to-mark", label: `To mark (${toMark})` },
                { value: "signed", label: `Signed (${items.length - toMark})` },
                { value: "all", label: `All (${items.length})` },
              ]}
            />
            <SearchField
              label="Find in your queue"
              placeholder="Learner, number or assessment"
              value={words}
              onChange={setWords}
            />
          </div>
          <Found items={filterQueue(items, filter, words)} onShowAll={showAll} />
        </>
      )}
    </>
  );
}

function Found({
  items,
  onShowAll,
}: {
  readonly items: ReturnType<typeof filterQueue>;
  readonly onShowAll: () => void;
}) {
  if (items.length > 0) return <QueueTable items={items} />;
  return (
    <EmptyState
      title="Nothing here"
      description="No script in your queue fits what is chosen above."
      action={
        <Button variant="default" onClick={onShowAll}>
          Show all
        </Button>
      }
    />
  );
}

function queueInWords(toMark: number, all: number): string {
  if (all === 0) return "Nothing waits for you.";
  if (toMark === 0) return "Everything is signed.";
  return toMark === 1 ? "1 script to mark, oldest first" : `${toMark} scripts to mark, oldest first`;
}
