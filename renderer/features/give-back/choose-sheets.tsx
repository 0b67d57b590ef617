import { Button, Group, Select } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { GiveBackItem } from "../../../shared/contract/give-back.ts";
import { type GiveBackKind, giveBackBarReasons, standingOfResult } from "../../../shared/domain/give-back.ts";
import { ChooseLabel, type Chosen, chooseColumn } from "../../components/choose-column.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import { assessmentColumn, holdsSeveralQualifications, NameAndNumber } from "../../components/script-columns.tsx";
import { filterScripts, noFilter } from "../scripts/script-filter.ts";
import { ScriptFilters } from "../scripts/script-filters.tsx";
import { barTitles, firstBar, nameOfSheet } from "./bar-words.ts";
import classes from "./give-back-desk.module.css";
import { describeGivenStep, givenStepOf, isStillToGiveBack, outdatedReason } from "./made-words.ts";

const shows = {
  ready: {
    label: "Can be given back",
    fits: (item: GiveBackItem, kinds: readonly GiveBackKind[]) => firstBar(item, kinds) === null,
  },
  "still-to": { label: "Still to be given back", fits: isStillToGiveBack },
  given: {
    label: "Given back",
    fits: (item: GiveBackItem, kinds: readonly GiveBackKind[]) => givenStepOf(item, kinds).step === "given",
  },
} as const;
type Shown = keyof typeof shows;

type ChooseSheetsProps = {
  readonly items: readonly GiveBackItem[];
  readonly kinds: readonly GiveBackKind[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
};

/** Every script with a box, and whether it can be given back as the chosen kinds. */
export function ChooseSheets({ items, kinds, chosen, onChange }: ChooseSheetsProps) {
  const [filter, setFilter] = useState(noFilter);
  const [shown, setShown] = useState<Shown | null>(null);
  const scripts = useMemo(() => items.map(({ script }) => script), [items]);
  const found = useMemo(() => {
    const kept = new Set(filterScripts(scripts, filter));
    return items.filter((item) => kept.has(item.script) && (shown === null || shows[shown].fits(item, kinds)));
  }, [items, scripts, filter, shown, kinds]);
  const columns = useMemo(() => columnsFor(found, kinds, chosen, onChange), [found, kinds, chosen, onChange]);
  const showAll = () => {
    setFilter(noFilter);
    setShown(null);
  };
  return (
    <>
      <Group gap="xs" className={classes.filters}>
        <ScriptFilters scripts={scripts} filter={filter} onChange={setFilter} />
        <Select
          aria-label="Giving back"
          placeholder="Given back or not"
          clearable
          w={216}
          data={Object.entries(shows).map(([value, { label }]) => ({ value, label }))}
          value={shown}
          onChange={(value) => setShown(value as Shown | null)}
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
          minimumWidth={820}
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
  const several = holdsSeveralQualifications(found.map(({ script }) => script));
  return [
    chooseColumn({
      found,
      chosen,
      onChange,
      rowId: ({ script }) => script.sheetId,
      nameOf: ({ script }) => nameOfSheet(script),
      noun: "mark sheets",
    }),
    {
      id: "learner",
      title: "Learner",
      namesRow: true,
      sortBy: ({ script }) => script.learner.name,
      cell: ({ script }) => (
        <NameAndNumber number={script.learner.registrationNumber}>
          <ChooseLabel id={script.sheetId} text={script.learner.name} />
        </NameAndNumber>
      ),
    },
    assessmentColumn(({ script }) => script, several, 148),
    {
      id: "attempt",
      title: "Attempt",
      width: 84,
      align: "end",
      sortBy: ({ script }) => script.attempt,
      cell: ({ script }) => script.attempt,
    },
    {
      id: "ready",
      title: "Give back",
      width: 180,
      sortBy: (item) => readyWords(item, kinds),
      cell: (item) => {
        const bar = firstBar(item, kinds);
        return <span title={bar ? giveBackBarReasons[bar] : undefined}>{readyWords(item, kinds)}</span>;
      },
    },
    {
      id: "given",
      title: "Given back",
      width: 188,
      sortBy: (item) => {
        const given = givenStepOf(item, kinds);
        return given.step === "never" ? "" : given.at;
      },
      cell: (item) => <Given item={item} kinds={kinds} />,
    },
  ];
}

/** A report of a result that may still change says so itself; here it is said before. */
function readyWords(item: GiveBackItem, kinds: readonly GiveBackKind[]): string {
  const bar = firstBar(item, kinds);
  if (bar !== null) return barTitles[bar];
  if (!kinds.includes("feedback-report")) return "Ready";
  return standingOfResult(item.script.state) === "provisional" ? "Ready, provisional" : "Ready, quality-assured";
}

function Given({ item, kinds }: { readonly item: GiveBackItem; readonly kinds: readonly GiveBackKind[] }) {
  const given = givenStepOf(item, kinds);
  if (given.step === "never" && firstBar(item, kinds) !== null) return null;
  return (
    <span
      className={classes.given}
      title={given.step === "outdated" ? `${describeGivenStep(given)}. ${outdatedReason}` : describeGivenStep(given)}
    >
      {given.step === "outdated" && <IconAlertTriangle size={14} aria-hidden />}
      <span>{describeGivenStep(given)}</span>
    </span>
  );
}
