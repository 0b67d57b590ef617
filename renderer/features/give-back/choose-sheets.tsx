import { Button, Checkbox, Group } from "@mantine/core";
import { useMemo, useState } from "react";
import type { GiveBackItem } from "../../../shared/contract/give-back.ts";
import { type GiveBackKind, giveBackBarReasons } from "../../../shared/domain/give-back.ts";
import { ChooseLabel, type Chosen, chooseColumn } from "../../components/choose-column.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import { StateBadge } from "../../components/state-badge.tsx";
import { filterScripts, noFilter } from "../scripts/script-filter.ts";
import { ScriptFilters } from "../scripts/script-filters.tsx";
import { barTitles, firstBar } from "./bar-words.ts";
import classes from "./give-back-desk.module.css";

type ChooseSheetsProps = {
  readonly items: readonly GiveBackItem[];
  readonly kinds: readonly GiveBackKind[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
};

/** Every script with a box, and whether it can be given back as the chosen kinds. */
export function ChooseSheets({ items, kinds, chosen, onChange }: ChooseSheetsProps) {
  const [filter, setFilter] = useState(noFilter);
  const [readyOnly, setReadyOnly] = useState(false);
  const scripts = useMemo(() => items.map(({ script }) => script), [items]);
  const found = useMemo(() => {
    const kept = new Set(filterScripts(scripts, filter));
    return items.filter((item) => kept.has(item.script) && !(readyOnly && firstBar(item, kinds) !== null));
  }, [items, scripts, filter, readyOnly, kinds]);
  const columns = useMemo(() => columnsFor(found, kinds, chosen, onChange), [found, kinds, chosen, onChange]);
  const showAll = () => {
    setFilter(noFilter);
    setReadyOnly(false);
  };
  return (
    <>
      <Group gap="md" className={classes.filters}>
        <ScriptFilters scripts={scripts} filter={filter} onChange={setFilter} />
        <Checkbox
          label="Only what can be given back"
          checked={readyOnly}
          onChange={(event) => setReadyOnly(event.currentTarget.checked)}
        />
      </Group>
      {found.length === 0 ? (
        <EmptyState
          title="No mark sheet found"
          description="No mark sheet fits all that is chosen above."
          action={
            <Button variant="default" onClick={showAll}>
              Show all mark sheets
            </Button>
          }
        />
      ) : (
        <RecordTable
          label="Mark sheets to give back"
          rows={found}
          columns={columns}
          rowId={({ script }) => script.sheetId}
          sortedBy={{ id: "learner", desc: false }}
          minimumWidth={760}
        />
      )}
    </>
  );
}

function columnsFor(
  found: readonly GiveBackItem[],
  kinds: readonly GiveBackKind[],
  chosen: Chosen,
  onChange: (chosen: Chosen) => void,
): readonly RecordColumn<GiveBackItem>[] {
  return [
    chooseColumn({
      found,
      chosen,
      onChange,
      rowId: ({ script }) => script.sheetId,
      nameOf: ({ script }) => `${script.learner.name}, ${script.assessmentTitle}, attempt ${script.attempt}`,
      noun: "mark sheets",
    }),
    {
      id: "learner",
      title: "Learner",
      namesRow: true,
      sortBy: ({ script }) => script.learner.name,
      cell: ({ script }) => <ChooseLabel id={script.sheetId} text={script.learner.name} />,
    },
    {
      id: "assessment",
      title: "Assessment",
      sortBy: ({ script }) => script.assessmentTitle,
      cell: ({ script }) => <span title={script.assessmentTitle}>{script.assessmentTitle}</span>,
    },
    {
      id: "attempt",
      title: "Attempt",
      width: 88,
      align: "end",
      sortBy: ({ script }) => script.attempt,
      cell: ({ script }) => script.attempt,
    },
    {
      id: "state",
      title: "State",
      width: 188,
      sortBy: ({ script }) => script.state,
      cell: ({ script }) => <StateBadge state={script.state} />,
    },
    {
      id: "ready",
      title: "Give back",
      width: 168,
      sortBy: (item) => readyWords(item, kinds),
      cell: (item) => {
        const bar = firstBar(item, kinds);
        return <span title={bar ? giveBackBarReasons[bar] : undefined}>{readyWords(item, kinds)}</span>;
      },
    },
  ];
}

function readyWords(item: GiveBackItem, kinds: readonly GiveBackKind[]): string {
  const bar = firstBar(item, kinds);
  return bar === null ? "Can be given back" : barTitles[bar];
}
