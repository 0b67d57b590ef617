import { Button, Group } from "@mantine/core";
import { useState } from "react";
import type { CountersignItem } from "../../../shared/contract/marking.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { AssessmentFilter } from "../scripts/assessment-filter.tsx";
import { anySheet, filterCountersign } from "./countersign-filter.ts";
import { CountersignTable } from "./countersign-table.tsx";

/** The sheets that wait, and what narrows them down. */
export function CountersignList({ items }: { readonly items: readonly CountersignItem[] }) {
  const [filter, setFilter] = useState(anySheet);
  const found = filterCountersign(items, filter);
  return (
    <>
      <Group gap="xs" mb="sm">
        <SearchField
          label="Find a sheet to countersign"
          placeholder="Learner, number, assessment or trainee"
          value={filter.words}
          onChange={(words) => setFilter({ ...filter, words })}
        />
        <AssessmentFilter
          scripts={items}
          value={filter.assessment}
          onChange={(assessment) => setFilter({ ...filter, assessment })}
        />
      </Group>
      {found.length > 0 ? (
        <CountersignTable items={found} />
      ) : (
        <EmptyState
          title="Nothing here"
          description="No sheet that waits for you fits what is chosen above."
          action={
            <Button variant="default" onClick={() => setFilter(anySheet)}>
              Show all
            </Button>
          }
        />
      )}
    </>
  );
}
