import { useMemo } from "react";
import type { CountersignItem } from "../../../shared/contract/marking.ts";
import { formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import {
  assessmentColumn,
  assessorColumn,
  attemptColumn,
  holdsSeveralQualifications,
  learnerColumn,
  numberColumn,
} from "../../components/script-columns.tsx";

/** What was signed first is countersigned first; a sheet without a day of signing would have waited longest. */
function waitingSince(item: CountersignItem): string {
  return item.signedAt ?? "";
}

export function inCountersignOrder(items: readonly CountersignItem[]): CountersignItem[] {
  return items.toSorted(
    (one, other) => waitingSince(one).localeCompare(waitingSince(other)) || one.id.localeCompare(other.id),
  );
}

const columnsFor = (several: boolean): readonly RecordColumn<CountersignItem>[] => [
  learnerColumn(({ sheetId }) => `/countersign/${sheetId}`),
  numberColumn,
  assessmentColumn((item) => item, several, 208),
  attemptColumn,
  assessorColumn("trainee", "Trainee"),
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
  const several = holdsSeveralQualifications(items);
  const columns = useMemo(() => columnsFor(several), [several]);
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
