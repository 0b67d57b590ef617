import { Select } from "@mantine/core";
import { assessmentChoices } from "./script-filter.ts";

type AssessmentFilterProps = {
  /** What can be chosen from: the assessments of these. */
  readonly scripts: Parameters<typeof assessmentChoices>[0];
  readonly value: string | null;
  readonly onChange: (assessment: string | null) => void;
};

/** Narrows a list down to one assessment. */
export function AssessmentFilter({ scripts, value, onChange }: AssessmentFilterProps) {
  return (
    <Select
      aria-label="Assessment"
      placeholder="Any assessment"
      clearable
      w={208}
      data={assessmentChoices(scripts)}
      value={value}
      onChange={onChange}
    />
  );
}
