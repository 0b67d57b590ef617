import { Anchor, Text } from "@mantine/core";
import { Link } from "wouter";
import type { Learner } from "../../../shared/contract/learners.ts";
import { LearnerSelect } from "../learners/learner-select.tsx";
import type { TakeIn } from "./use-take-in.ts";

const nobody: readonly Learner[] = [];

export function LearnerChoice({ takeIn }: { readonly takeIn: TakeIn }) {
  return (
    <>
      <LearnerSelect
        learners={takeIn.learners.data ?? nobody}
        value={takeIn.values.learnerId}
        onChange={(learnerId) => takeIn.set({ learnerId, assessment: null })}
        allowDeselect={false}
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
