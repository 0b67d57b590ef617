import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { QueueItem } from "../../../shared/contract/marking.ts";
import { todayAs } from "../../../shared/domain/dates.ts";
import { isOverdue } from "../../../shared/domain/due-date.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { api } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { QueueFilters } from "./queue-filters.tsx";
import { filterQueue, isToMark, type QueueFilter } from "./queue-order.ts";
import { QueueTable } from "./queue-table.tsx";
import { ToSettleNote } from "./to-settle-note.tsx";
import { useQueue } from "./use-queue.ts";

const everything: QueueFilter = { stage: "all", assessment: null, words: "" };

/** The assessor's queue: what lies with them, by when, and how far it is. */
export function QueuePage() {
  const { queue, items, order, chooseOrder, nextAfter } = useQueue();
  const centre = useQuery(api.centre.get.queryOptions());
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState<QueueFilter>({ ...everything, stage: "to-mark" });
  const next = nextAfter(undefined);
  const openNext: Command = {
    id: "queue.open-next",
    label: "Open the next one",
    shortcut: "alt+N",
    group: "Queue",
    when: () => next !== undefined,
    run: () => next && navigate(`/mark/${next.sheetId}`),
  };
  const orders = (["due", "random"] as const).map(
    (by): Command => ({
      id: `queue.order-${by}`,
      label: by === "due" ? "Go through the queue by due date" : "Go through the queue in random order",
      group: "Queue",
      when: () => order !== by,
      run: () => chooseOrder(by),
    }),
  );
  useCommands([openNext, ...orders]);

  return (
    <>
      <PageHeader
        title="Queue"
        description={queue.data && queueInWords(items, centre.data?.settings.markWithinDays ?? null)}
        actions={next && <CommandButton command={openNext} />}
      />
      <ErrorNote error={queue.error} onRetry={() => void queue.refetch()} />
      {queue.isPending && <LoadingArea label="Reading your queue" />}
      {queue.data?.length === 0 && (
        <EmptyState
          title="No scripts yet"
          description="A script appears here once centre staff have taken it in and assigned it to you."
        />
      )}
      {items.length > 0 && (
        <>
          <ToSettleNote items={items} />
          <QueueFilters items={items} filter={filter} onChange={setFilter} order={order} onChooseOrder={chooseOrder} />
          <Found items={filterQueue(items, filter)} onShowAll={() => setFilter(everything)} />
        </>
      )}
    </>
  );
}

function Found({ items, onShowAll }: { readonly items: readonly QueueItem[]; readonly onShowAll: () => void }) {
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

function queueInWords(items: readonly QueueItem[], markWithinDays: number | null): string {
  if (items.length === 0) return "Nothing waits for you.";
  const toMark = items.filter(isToMark);
  if (toMark.length === 0) return "Nothing is left to mark.";
  const count = countOf(toMark.length, "script to mark", "scripts to mark");
  if (markWithinDays === null) return `${count}, oldest first. The centre sets no time for marking.`;
  const over = toMark.filter((item) => isOverdue(item.dueOn, todayAs(new Date()))).length;
  const limit = `The centre's time for marking is ${countOf(markWithinDays, "day", "days")} from receipt`;
  return `${count}. ${limit}${over === 0 ? "." : `: ${over} ${over === 1 ? "is" : "are"} past it.`}`;
}
