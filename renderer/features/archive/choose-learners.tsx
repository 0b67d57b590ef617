import { Group, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Learner } from "../../../shared/contract/learners.ts";
import { formatShortDate } from "../../../shared/domain/dates.ts";
import { ChooseLabel, type Chosen, chooseColumn } from "../../components/choose-column.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { findLearners } from "../learners/find-learners.ts";
import { describeScripts } from "../learners/learner-table.tsx";

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

function columnsFor(
  found: readonly Learner[],
  chosen: Chosen,
  onChange: (chosen: Chosen) => void,
): readonly RecordColumn<Learner>[] {
  return [
    chooseColumn({
      found,
      chosen,
      onChange,
      rowId: (learner) => learner.id,
      nameOf: (learner) => `${learner.name}, ${learner.registrationNumber}`,
      noun: "learners",
    }),
    {
      id: "name",
      title: "Name",
      namesRow: true,
      sortBy: (learner) => learner.name,
      cell: (learner) => <ChooseLabel id={learner.id} text={learner.name} />,
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
