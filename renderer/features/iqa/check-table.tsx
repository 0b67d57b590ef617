import { IconScale } from "@tabler/icons-react";
import { useMemo } from "react";
import type { QaQueueItem } from "../../../shared/contract/iqa.ts";
import { daysBetween, formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { sheetStateSchema } from "../../../shared/domain/sheet-state.ts";
import { NoteBadge } from "../../components/note-badge.tsx";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import {
  assessmentColumn,
  assessorColumn,
  attemptColumn,
  holdsSeveralQualifications,
  learnerColumn,
  numberColumn,
} from "../../components/script-columns.tsx";
import { StateBadge } from "../../components/state-badge.tsx";
import classes from "./quality-page.module.css";

/** Says nothing of the assessor's marks or outcome: the list must not steer the check. */
const columnsFor = (several: boolean): readonly RecordColumn<QaQueueItem>[] => [
  learnerColumn(({ sheetId }) => `/check/${sheetId}`),
  numberColumn,
  assessmentColumn((sheet) => sheet, several, 176),
  attemptColumn,
  assessorColumn("assessor", "Assessor"),
  {
    id: "received",
    title: "Received",
    width: 208,
    sortBy: (sheet) => -daysBetween(sheet.receivedOn, todayAs(new Date())),
    cell: (sheet) => (
      <>
        {formatShortDate(sheet.receivedOn)}{" "}
        <span className={classes.quiet}>{formatDaysSince(sheet.receivedOn, todayAs(new Date()))}</span>
      </>
    ),
  },
  {
    id: "state",
    title: "State",
    width: 192,
    sortBy: (sheet) => sheetStateSchema.options.indexOf(sheet.state),
    cell: (sheet) =>
      sheet.escalated ? (
        <NoteBadge icon={IconScale} words="Escalated" title="The assessor does not agree with your decision." />
      ) : (
        <StateBadge state={sheet.state} />
      ),
  },
];

type CheckTableProps = { readonly label: string; readonly sheets: readonly QaQueueItem[] };

export function CheckTable({ label, sheets }: CheckTableProps) {
  const several = holdsSeveralQualifications(sheets);
  const columns = useMemo(() => columnsFor(several), [several]);
  return (
    <RecordTable
      label={label}
      rows={sheets}
      columns={columns}
      rowId={(sheet) => sheet.id}
      sortedBy={{ id: "received", desc: false }}
      minimumWidth={1080}
    />
  );
}
