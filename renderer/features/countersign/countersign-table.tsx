import { Link } from "wouter";
import type { CountersignItem } from "../../../shared/contract/marking.ts";
import { formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import tableClasses from "../../components/record-table.module.css";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";

/** What was signed first is countersigned first; a sheet without a day of signing would have waited longest. */
function waitingSince(item: CountersignItem): string {
  return item.signedAt ?? "";
}

export function inCountersignOrder(items: readonly CountersignItem[]): CountersignItem[] {
  return items.toSorted(
    (one, other) => waitingSince(one).localeCompare(waitingSince(other)) || one.id.localeCompare(other.id),
  );
}

const columns: readonly RecordColumn<CountersignItem>[] = [
  {
    id: "learner",
    title: "Learner",
    namesRow: true,
    sortBy: (item) => item.learner.name,
    cell: (item, control) => (
      <Link
        href={`/countersign/${item.sheetId}`}
        className={tableClasses.rowLink}
        title={item.learner.name}
        {...control}
      >
        {item.learner.name}
      </Link>
    ),
  },
  {
    id: "number",
    title: "Number",
    width: 112,
    sortBy: (item) => item.learner.registrationNumber,
    cell: (item) => item.learner.registrationNumber,
  },
  {
    id: "assessment",
    title: "Assessment",
    width: 208,
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
    id: "trainee",
    title: "Trainee",
    width: 176,
    sortBy: (item) => item.assessor?.name ?? "",
    cell: (item) => <span title={item.assessor?.name}>{item.assessor?.name}</span>,
  },
  {
    id: "signed",
    title: "Signed",
    width: 208,
    sortBy: waitingSince,
    cell: ({ signedAt }) =>
      signedAt !== null && `${formatShortDate(signedAt)}, ${formatDaysSince(signedAt, todayAs(new Date()))}`,
  },
];

export function CountersignTable({ items }: { readonly items: readonly CountersignItem[] }) {
  return (
    <RecordTable
      label="Sheets to countersign"
      rows={items}
      columns={columns}
      rowId={(item) => item.id}
      sortedBy={{ id: "signed", desc: false }}
      minimumWidth={960}
    />
  );
}
