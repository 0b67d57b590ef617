import { Progress } from "@mantine/core";
import { Link } from "wouter";
import type { QueueItem } from "../../../shared/contract/marking.ts";
import { daysBetween, formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { sheetStateSchema } from "../../../shared/domain/sheet-state.ts";
import { StateBadge } from "../../components/state-badge.tsx";
import tableClasses from "../learners/record-table.module.css";
import { type RecordColumn, RecordTable } from "../learners/record-table.tsx";
import classes from "./queue-page.module.css";

const columns: readonly RecordColumn<QueueItem>[] = [
  {
    id: "learner",
    title: "Learner",
    namesRow: true,
    sortBy: (item) => item.learner.name,
    cell: (item, control) => (
      <Link href={`/mark/${item.sheetId}`} className={tableClasses.rowLink} title={item.learner.name} {...control}>
        {item.learner.name}
      </Link>
    ),
  },
  {
    id: "number",
    title: "Number",
    width: 92,
    sortBy: (item) => item.learner.registrationNumber,
    cell: (item) => item.learner.registrationNumber,
  },
  {
    id: "assessment",
    title: "Assessment",
    width: 176,
    sortBy: (item) => item.assessmentTitle,
    cell: (item) => <span title={item.assessmentTitle}>{item.assessmentTitle}</span>,
  },
  {
    id: "attempt",
    title: "Attempt",
    width: 72,
    cell: (item) => item.attempt,
  },
  {
    id: "received",
    title: "Received",
    width: 208,
    sortBy: (item) => -daysBetween(item.receivedOn, todayAs(new Date())),
    cell: (item) => (
      <>
        {formatShortDate(item.receivedOn)}{" "}
        <span className={classes.quiet}>{formatDaysSince(item.receivedOn, todayAs(new Date()))}</span>
      </>
    ),
  },
  {
    id: "progress",
    title: "Progress",
    width: 168,
    sortBy: (item) => (item.judgedItems === 0 ? 0 : item.markedItems / item.judgedItems),
    cell: (item) => <MarkedSections item={item} />,
  },
  {
    id: "state",
    title: "State",
    width: 192,
    sortBy: (item) => sheetStateSchema.options.indexOf(item.state),
    cell: (item) => <StateBadge state={item.state} />,
  },
];

/** Oldest first until the assessor sorts it otherwise. */
export function QueueTable({ items }: { readonly items: readonly QueueItem[] }) {
  return (
    <RecordTable
      label="Scripts in your queue"
      rows={items}
      columns={columns}
      rowId={(item) => item.id}
      sortedBy={{ id: "received", desc: false }}
      minimumWidth={1080}
    />
  );
}

function MarkedSections({ item }: { readonly item: QueueItem }) {
  const { markedItems, judgedItems } = item;
  return (
    <span className={classes.progress}>
      <span>
        {markedItems} of {judgedItems} {judgedItems === 1 ? "section" : "sections"} marked
      </span>
      <Progress size={3} value={judgedItems === 0 ? 0 : (markedItems / judgedItems) * 100} aria-hidden />
    </span>
  );
}
