import { Anchor, Select, Text } from "@mantine/core";
import { useMemo } from "react";
import { Link } from "wouter";
import { matchesWords } from "../learners/find-learners.ts";
import type { TakeIn } from "./use-take-in.ts";

/** More than fits a glance is no help: whoever has so many learners types a part of the name or the number. */
const shownAtOnce = 50;

export function LearnerChoice({ takeIn }: { readonly takeIn: TakeIn }) {
  const data = useMemo(
    () =>
      (takeIn.learners.data ?? [])
        .map((learner) => ({ value: learner.id, label: `${learner.name}, ${learner.registrationNumber}` }))
        .sort((one, other) => one.label.localeCompare(other.label, "en-GB")),
    [takeIn.learners.data],
  );
  return (
    <>
      <Select
        label="Learner"
        placeholder="Type a part of the name or the registration number"
        searchable
        openOnFocus={false}
        limit={shownAtOnce}
        data={data}
        filter={({ options, search }) =>
          options.filter((option) => !("group" in option) && matchesWords(search, [option.label]))
        }
        value={takeIn.values.learnerId}
        onChange={(learnerId) => takeIn.set({ learnerId, assessment: null })}
        allowDeselect={false}
        nothingFoundMessage="No learner has this in the name or the number"
        error={takeIn.problems.learnerId}
      />
      {takeIn.learners.data?.length === 0 && (
        <Text size="sm">
          Nobody is registered yet.{" "}
          <Anchor component={Link} href="/learners" inherit>
            Register the learner first.
          </Anchor>
        </Text>
      )}
    </>
  );
}
