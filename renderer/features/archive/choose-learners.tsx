import { Checkbox, Group, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Learner } from "../../../shared/contract/learners.ts";
import { formatShortDate } from "../../../shared/domain/dates.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { findLearners } from "../learners/find-learners.ts";
import { describeScripts } from "../learners/learner-table.tsx";
import { type RecordColumn, RecordTable } from "../learners/record-table.tsx";
import { SearchField } from "../learners/search-field.tsx";
import classes from "./choose-learners.module.css";

type Chosen = ReadonlySet<string>;

type ChooseLearnersProps = {
  readonly learners: readonly Learner[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
};

/** Learners with a box each. "Select all" means all that the search shows; what was chosen before stays chosen. */
export function ChooseLearners({ learners, chosen, onChange }: ChooseLearnersProps) {
  const [search, setSearch] = useState("");
  const found = useMemo(() => findLearners(learners, search), [learners, search]);
  const columns = useMemo(() => columnsFor(found, chosen, onChange), [found, chosen, onChange]);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <SearchField
          label="Search learners"
          placeholder="Name or registration number"
          value={search}
          onChange={setSearch}
        />
        <Text size="sm" c="dimmed" role="status" className="tabular">
          {chosen.size} of {learners.length} chosen
        </Text>
      </Group>
      {found.length === 0 ? (
        <EmptyState title="Nobody found" description="No learner's name or registration number has this in it." />
      ) : (
        <RecordTable
          label="Learners to export"
          rows={found}
          columns={columns}
          rowId={(learner) => learner.id}
          sortedBy={{ id: "name", desc: false }}
          minimumWidth={560}
        />
      )}
    </Stack>
  );
}

function boxId(learner: Learner): string {
  return `choose-${learner.id}`;
}

function withAll(chosen: Chosen, ids: readonly string[], included: boolean): Chosen {
  const next = new Set(chosen);
  for (const id of ids) {
    if (included) next.add(id);
    else next.delete(id);
  }
  return next;
}

function columnsFor(
  found: readonly Learner[],
  chosen: Chosen,
  onChange: (chosen: Chosen) => void,
): readonly RecordColumn<Learner>[] {
  const chosenHere = found.filter((learner) => chosen.has(learner.id)).length;
  const all = found.length > 0 && chosenHere === found.length;
  const ids = found.map((learner) => learner.id);
  return [
    {
      id: "choose",
      title: "Chosen",
      width: 48,
      head: (
        <Checkbox
          aria-label={all ? "Choose none of these learners" : "Choose all of these learners"}
          checked={all}
          indeterminate={chosenHere > 0 && !all}
          onChange={() => onChange(withAll(chosen, ids, !all))}
        />
      ),
      cell: (learner, control) => (
        <Checkbox
          aria-label={`Choose ${learner.name}`}
          checked={chosen.has(learner.id)}
          onChange={() => onChange(withAll(chosen, [learner.id], !chosen.has(learner.id)))}
          id={boxId(learner)}
          className={classes.box}
          {...control}
        />
      ),
    },
    {
      id: "name",
      title: "Name",
      namesRow: true,
      sortBy: (learner) => learner.name,
      cell: (learner) => (
        <label htmlFor={boxId(learner)} className={classes.wholeRow} title={learner.name}>
          {learner.name}
        </label>
      ),
    },
    {
      id: "number",
      title: "Registration number",
      width: 168,
      sortBy: (learner) => learner.registrationNumber,
      cell: (learner) => learner.registrationNumber,
    },
    {
      id: "registered",
      title: "Registered",
      width: 112,
      sortBy: (learner) => learner.registeredOn,
      cell: (learner) => formatShortDate(learner.registeredOn),
    },
    {
      id: "scripts",
      title: "Scripts",
      width: 152,
      sortBy: (learner) => learner.scripts.length,
      cell: describeScripts,
    },
  ];
}
