import { Button, Group, Select } from "@mantine/core";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { sheetStateSchema, sheetStateTitles } from "../../../shared/domain/sheet-state.ts";
import { SearchField } from "../../components/search-field.tsx";
import { AssessmentFilter } from "./assessment-filter.tsx";
import { assessorChoices, isFiltering, noFilter, type ScriptFilter } from "./script-filter.ts";

type ScriptFiltersProps = {
  readonly scripts: readonly ScriptSummary[];
  readonly filter: ScriptFilter;
  readonly onChange: (filter: ScriptFilter) => void;
};

export function ScriptFilters({ scripts, filter, onChange }: ScriptFiltersProps) {
  return (
    <Group gap="xs" role="search" aria-label="Filter the scripts">
      <SearchField
        label="Search scripts"
        placeholder="Learner, assessor or file"
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        width={240}
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        w={184}
        data={sheetStateSchema.options.map((state) => ({ value: state, label: sheetStateTitles[state] }))}
        value={filter.state}
        onChange={(value) => onChange({ ...filter, state: value })}
      />
      <AssessmentFilter
        scripts={scripts}
        value={filter.assessment}
        onChange={(value) => onChange({ ...filter, assessment: value })}
      />
      <Select
        aria-label="Assessor"
        placeholder="Any assessor"
        clearable
        w={184}
        data={assessorChoices(scripts)}
        value={filter.assessor}
        onChange={(value) => onChange({ ...filter, assessor: value })}
      />
      {isFiltering(filter) && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(noFilter)}>
          Clear all
        </Button>
      )}
    </Group>
  );
}
