import { Checkbox, Group, Radio, Select } from "@mantine/core";
import { useEffect, useRef } from "react";
import { DayField } from "../../components/day-field.tsx";
import { problemWithDay } from "../learners/learner-values.ts";
import { authenticityHint } from "../scripts/declarations.tsx";
import { useAssessors } from "../scripts/use-assessors.ts";
import type { Cohort } from "./use-cohort.ts";

/** What holds for every script of the cohort; each can be changed in its own details afterwards. */
export function CohortSettingsForm({ cohort }: { readonly cohort: Cohort }) {
  const { settings, set, qualification, qualifications } = cohort;
  const assessors = useAssessors();
  return (
    <>
      <Group gap="md" align="flex-start">
        {(qualifications.data?.length ?? 0) > 1 && (
          <Select
            label="Qualification"
            w={280}
            data={(qualifications.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            value={qualification?.id ?? null}
            onChange={cohort.setQualification}
            allowDeselect={false}
          />
        )}
        <Select
          label="Assessment, where a name doesn't tell"
          placeholder="None"
          clearable
          w={280}
          data={(qualification?.assessments ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          value={cohort.assessmentId}
          onChange={cohort.setAssessmentId}
        />
        <DayField
          label="Received on"
          value={settings.receivedOn}
          onChange={(receivedOn) => set({ receivedOn })}
          error={problemWithDay(settings.receivedOn)}
        />
        <Select
          label="Assessor of all"
          placeholder="Not assigned yet"
          clearable
          searchable
          openOnFocus={false}
          w={200}
          data={assessors.choices}
          value={settings.assessorId}
          onChange={(assessorId) => set({ assessorId })}
          nothingFoundMessage="Nobody with the assessor role has this name"
        />
      </Group>
      <Checkbox
        label="Every learner of this cohort has stated that the work is their own"
        description={authenticityHint}
        checked={settings.authenticityConfirmed}
        onChange={(event) => set({ authenticityConfirmed: event.currentTarget.checked })}
      />
      <Standardisation cohort={cohort} />
    </>
  );
}

const refusals = { none: false, all: true } as const;

/** Asked, never assumed. A refusal that is recorded already stands whatever is answered: the core sees to that. */
function Standardisation({ cohort: { settings, set, asked } }: { readonly cohort: Cohort }) {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked > 0) first.current?.focus();
  }, [asked]);
  const isMissing = asked > 0 && settings.standardisationRefused === null;
  const value = settings.standardisationRefused === null ? null : settings.standardisationRefused ? "all" : "none";
  return (
    <Radio.Group
      label="The awarding body's use for standardisation"
      value={value}
      onChange={(answer) => set({ standardisationRefused: refusals[answer as keyof typeof refusals] })}
      error={isMissing && "Say whether a learner of this cohort refused it."}
      errorProps={{ role: "alert" }}
    >
      <Group gap="lg" align="flex-start" my={4}>
        <Radio
          ref={first}
          value="none"
          label="No learner of this cohort refused it"
          description="A refusal with an earlier script stands all the same."
        />
        <Radio
          value="all"
          label="Some or all refused it, or it isn't known"
          description="None of these scripts is used. Where a learner agreed, record it afterwards in the script's details."
        />
      </Group>
    </Radio.Group>
  );
}
