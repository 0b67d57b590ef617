import { IconAlertTriangle, IconArrowBackUp, IconBan, IconScale } from "@tabler/icons-react";
import { useMemo } from "react";
import type { QueueItem } from "../../../shared/contract/marking.ts";
import { daysBetween, formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { describeDue, isOverdue } from "../../../shared/domain/due-date.ts";
import { sheetStateSchema } from "../../../shared/domain/sheet-state.ts";
import { NoteBadge } from "../../components/note-badge.tsx";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import {
  assessmentColumn,
  attemptColumn,
  holdsSeveralQualifications,
  learnerColumn,
  numberColumn,
} from "../../components/script-columns.tsx";
import { StateBadge } from "../../components/state-badge.tsx";
import { isToMark } from "./queue-order.ts";
import classes from "./queue-page.module.css";

const columnsFor = (several: boolean): readonly RecordColumn<QueueItem>[] => [
  learnerColumn(({ sheetId }) => `/mark/${sheetId}`),
  numberColumn,
  assessmentColumn((item) => item, several, 124),
  attemptColumn,
  {
    id: "received",
    title: "Received",
    width: 200,
    sortBy: (item) => -daysBetween(item.receivedOn, today()),
    cell: (item) => (
      <>
        {formatShortDate(item.receivedOn)}{" "}
        <span className={classes.quiet}>{formatDaysSince(item.receivedOn, today())}</span>
      </>
    ),
  },
  {
    id: "due",
    title: "Due",
    width: 216,
    sortBy: (item) => item.dueOn ?? "",
    cell: (item) => <Due item={item} />,
  },
  {
    id: "state",
    title: "State",
    width: 222,
    sortBy: (item) => sheetStateSchema.options.indexOf(item.state),
    cell: (item) => <State item={item} />,
  },
];

/** Oldest first until the assessor sorts it otherwise. */
export function QueueTable({ items }: { readonly items: readonly QueueItem[] }) {
  const several = holdsSeveralQualifications(items);
  const columns = useMemo(() => columnsFor(several), [several]);
  return (
    <RecordTable
      label="Scripts in your queue"
      rows={items}
      columns={columns}
      rowId={(item) => item.id}
      sortedBy={{ id: "received", desc: false }}
      minimumWidth={1112}
    />
  );
}

function today(): string {
  return todayAs(new Date());
}

/** The centre's time for marking. It is over for nobody who has signed. */
function Due({ item }: { readonly item: QueueItem }) {
  if (item.dueOn === null) return <span className={classes.quiet}>No limit</span>;
  if (!isToMark(item)) return formatShortDate(item.dueOn);
  const over = isOverdue(item.dueOn, today());
  return (
    <span className={classes.due} data-over={over || undefined}>
      {over && <IconAlertTriangle size={14} aria-hidden />}
      {formatShortDate(item.dueOn)} <span>{describeDue(item.dueOn, today())}</span>
    </span>
  );
}

/** How far it is: whoever looks for the script they left half marked, or got back, finds it here. */
function State({ item }: { readonly item: QueueItem }) {
  if (item.barred) return <NoteBadge icon={IconBan} words="Declared interest" />;
  if (item.toSettle)
    return (
      <NoteBadge
        icon={IconScale}
        words="QA decision differs"
        title="Open the sheet to agree and revise it, or to escalate."
      />
    );
  const { returned, markedItems, judgedItems, state } = item;
  return (
    <span className={classes.state}>
      {returned ? (
        <NoteBadge
          icon={IconArrowBackUp}
          words="Returned"
          title={`${returned.by ? `${returned.by.name}: ` : ""}${returned.reason}`}
        />
      ) : (
        <StateBadge state={state} />
      )}
      {state === "in-marking" && (
        <span>
          {markedItems} of {judgedItems} marked
        </span>
      )}
    </span>
  );
}
