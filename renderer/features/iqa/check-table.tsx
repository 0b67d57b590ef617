import { Link } from "wouter";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { daysBetween, formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { sheetStateSchema } from "../../../shared/domain/sheet-state.ts";
import tableClasses from "../../components/record-table.module.css";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import { StateBadge } from "../../components/state-badge.tsx";
import classes from "./quality-page.module.css";

/** Says nothing of the assessor's marks or outcome: the list must not steer the check. */
const columns: readonly RecordColumn<ScriptSummary>[] = [
  {
    id: "learner",
    title: "Learner",
    namesRow: true,
    sortBy: (sheet) => sheet.learner.name,
    cell: (sheet, control) => (
      <Link href={`/check/${sheet.sheetId}`} className={tableClasses.rowLink} title={sheet.learner.name} {...control}>
        {sheet.learner.name}
      </Link>
    ),
  },
  {
    id: "number",
    title: "Number",
    width: 112,
    sortBy: (sheet) => sheet.learner.registrationNumber,
    cell: (sheet) => sheet.learner.registrationNumber,
  },
  {
    id: "assessment",
    title: "Assessment",
    width: 176,
    sortBy: (sheet) => sheet.assessmentTitle,
    cell: (sheet) => <span title={sheet.assessmentTitle}>{sheet.assessmentTitle}</span>,
  },
  {
    id: "attempt",
    title: "Attempt",
    width: 72,
    cell: (sheet) => sheet.attempt,
  },
  {
    id: "assessor",
    title: "Assessor",
    width: 156,
    sortBy: (sheet) => sheet.assessor?.name ?? "",
    cell: (sheet) => <span title={sheet.assessor?.name}>{sheet.assessor?.name}</span>,
  },
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
    cell: (sheet) => <StateBadge state={sheet.state} />,
  },
];

type CheckTableProps = { readonly label: string; readonly sheets: readonly ScriptSummary[] };

export function CheckTable({ label, sheets }: CheckTableProps) {
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
