import { Text } from "@mantine/core";
import { useMemo } from "react";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { sheetStateSchema } from "../../../shared/domain/sheet-state.ts";
import tableClasses from "../../components/record-table.module.css";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import { assessmentColumn, holdsSeveralQualifications, numberColumn } from "../../components/script-columns.tsx";
import { StateBadge } from "../../components/state-badge.tsx";

type ScriptTableProps = { readonly scripts: readonly ScriptSummary[]; readonly onOpen: (scriptId: string) => void };

export function ScriptTable({ scripts, onOpen }: ScriptTableProps) {
  const several = holdsSeveralQualifications(scripts);
  const columns = useMemo(() => columnsFor(onOpen, several), [onOpen, several]);
  return (
    <RecordTable
      label="Scripts"
      rows={scripts}
      columns={columns}
      rowId={(script) => script.id}
      sortedBy={{ id: "received", desc: false }}
      minimumWidth={1060}
    />
  );
}

function columnsFor(onOpen: (scriptId: string) => void, several: boolean): readonly RecordColumn<ScriptSummary>[] {
  const today = todayAs(new Date());
  return [
    {
      id: "learner",
      title: "Learner",
      namesRow: true,
      sortBy: (script) => script.learner.name,
      cell: (script, control) => (
        <button
          type="button"
          className={tableClasses.rowLink}
          title={script.learner.name}
          aria-haspopup="dialog"
          onClick={() => onOpen(script.id)}
          {...control}
        >
          {script.learner.name}
        </button>
      ),
    },
    numberColumn,
    assessmentColumn((script) => script, several),
    {
      id: "attempt",
      title: "Attempt",
      width: 84,
      align: "end",
      sortBy: (script) => script.attempt,
      cell: (script) => script.attempt,
    },
    {
      id: "received",
      title: "Received",
      width: 196,
      sortBy: (script) => script.receivedOn,
      cell: (script) => `${formatShortDate(script.receivedOn)}, ${formatDaysSince(script.receivedOn, today)}`,
    },
    {
      id: "state",
      title: "State",
      width: 208,
      sortBy: (script) => sheetStateSchema.options.indexOf(script.state),
      cell: (script) => <StateBadge state={script.state} />,
    },
    {
      id: "assessor",
      title: "Assessor",
      width: 124,
      sortBy: (script) => script.assessor?.name ?? "",
      cell: (script) => <PersonCell name={script.assessor?.name} absent="Not assigned" />,
    },
    {
      id: "iqa",
      title: "IQA",
      width: 112,
      sortBy: (script) => script.iqa?.name ?? "",
      cell: (script) => <PersonCell name={script.iqa?.name} absent="None yet" />,
    },
  ];
}

function PersonCell({ name, absent }: { readonly name: string | undefined; readonly absent: string }) {
  return name === undefined ? (
    <Text span inherit c="dimmed">
      {absent}
    </Text>
  ) : (
    <span title={name}>{name}</span>
  );
}
