import { Select, type SelectProps } from "@mantine/core";
import { useMemo } from "react";
import { matchesWords } from "./find-learners.ts";

/** More than fits a glance is no help: whoever has so many learners types a part of the name or the number. */
const shownAtOnce = 50;

type LearnerSelectProps = Omit<SelectProps<string>, "data" | "filter" | "searchable" | "limit"> & {
  readonly learners: readonly { readonly id: string; readonly name: string; readonly registrationNumber: string }[];
};

/** One learner of many, by typing: the first that fits is marked as one types, and Enter takes it. */
export function LearnerSelect({ learners, ...props }: LearnerSelectProps) {
  const data = useMemo(
    () =>
      learners
        .map(({ id, name, registrationNumber }) => ({ value: id, label: `${name}, ${registrationNumber}` }))
        .sort((one, other) => one.label.localeCompare(other.label, "en-GB")),
    [learners],
  );
  return (
    <Select
      label="Learner"
      placeholder="Type a part of the name or the registration number"
      searchable
      openOnFocus={false}
      selectFirstOptionOnChange
      // Without this, the list looks for the chosen option a moment after it opened, and forgets the one marked meanwhile.
      selectFirstOptionOnDropdownOpen={props.value === null}
      limit={shownAtOnce}
      data={data}
      filter={({ options, search }) =>
        options.filter((option) => !("group" in option) && matchesWords(search, [option.label]))
      }
      nothingFoundMessage="No learner has this in the name or the number"
      {...props}
    />
  );
}
