import { Anchor, Radio, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import type { Learner } from "../../../shared/contract/learners.ts";
import { sheetStateTitles } from "../../../shared/domain/sheet-state.ts";
import type { TakeIn } from "./use-take-in.ts";

export function AssessmentChoice({ takeIn }: { readonly takeIn: TakeIn }) {
  const { learner, qualifications, values } = takeIn;
  const offered = (qualifications.data ?? []).filter((qualification) =>
    learner?.enrolments.some((enrolment) => enrolment.qualificationId === qualification.id),
  );
  const options = offered.flatMap((qualification) =>
    qualification.assessments.map((assessment) => ({
      value: `${qualification.id} ${assessment.id}`,
      assessment: { qualificationId: qualification.id, assessmentId: assessment.id },
      title: assessment.title,
      units: assessment.units,
      qualificationTitle: offered.length > 1 ? qualification.title : undefined,
    })),
  );
  return (
    <Radio.Group
      label="Assessment"
      value={values.assessment ? `${values.assessment.qualificationId} ${values.assessment.assessmentId}` : null}
      onChange={(value) =>
        takeIn.set({ assessment: options.find((option) => option.value === value)?.assessment ?? null })
      }
      error={takeIn.problems.assessment}
      errorProps={{ role: "alert" }}
    >
      <Stack gap="xs" mt={4}>
        {!learner && (
          <Text size="sm" c="dimmed">
            Choose the learner first.
          </Text>
        )}
        {learner && options.length === 0 && (
          <Text size="sm">
            {learner.name} is not enrolled on a qualification.{" "}
            <Anchor component={Link} href={`/learners/${learner.id}`} inherit>
              Enrol the learner first.
            </Anchor>
          </Text>
        )}
        {learner &&
          options.map((option) => (
            <Radio
              key={option.value}
              value={option.value}
              label={option.title}
              description={[option.qualificationTitle, option.units.join(", "), describeAttempts(learner, option.title)]
                .filter(Boolean)
                .join(" · ")}
            />
          ))}
      </Stack>
    </Radio.Group>
  );
}

function describeAttempts(learner: Learner, assessmentTitle: string): string {
  const attempts = learner.scripts.filter((script) => script.assessmentTitle === assessmentTitle);
  const last = attempts.toSorted((one, other) => one.attempt - other.attempt).at(-1);
  return last ? `attempt ${last.attempt}: ${sheetStateTitles[last.state].toLowerCase()}` : "nothing taken in yet";
}
