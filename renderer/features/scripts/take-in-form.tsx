import { Button, Checkbox, Group, Input, Select, SimpleGrid, Stack, Text } from "@mantine/core";
import { useEffect, useId, useRef } from "react";
import { useLocation } from "wouter";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { DayField } from "../../components/day-field.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { FileDropzone } from "../../components/file-dropzone.tsx";
import { AssessmentChoice } from "./assessment-choice.tsx";
import { authenticityHint, authenticityWords, refusalHint, refusalWords } from "./declarations.tsx";
import { IntakeList } from "./intake-list.tsx";
import { LearnerChoice } from "./learner-choice.tsx";
import { LimitReason } from "./limit-reason.tsx";
import { SameScriptNote } from "./same-script-note.tsx";
import { keptAndShown } from "./script-files.tsx";
import type { TakeInStart } from "./take-in-route.ts";
import { useAssessors } from "./use-assessors.ts";
import { type TakeIn, useTakeIn } from "./use-take-in.ts";

type TakeInFormProps = {
  readonly start: TakeInStart;
  readonly onTakenIn: (script: ScriptSummary) => void;
};

export function TakeInForm({ start, onTakenIn }: TakeInFormProps) {
  const takeIn = useTakeIn(start, onTakenIn);
  const assessors = useAssessors();
  const [, navigate] = useLocation();
  const form = useRef<HTMLDivElement>(null);
  const submit: Command = {
    id: "scripts.take-in-now",
    label: "Take in script",
    shortcut: "mod+Enter",
    group: "This page",
    run: () => void takeIn.submit(),
  };
  useCommands([submit]);

  // Each form starts where something is to be chosen, the second of a pile as well as the first.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(start.learnerId ? "input[type=radio]" : "input")?.focus();
  }, [start.learnerId]);

  // Whoever works by keyboard or by ear is led to what stands in the way, once per try and never while typing.
  useEffect(() => {
    if (takeIn.refusals === 0) return;
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]');
    if (first?.matches("input, textarea")) first.focus();
    else first?.scrollIntoView({ block: "nearest" });
  }, [takeIn.refusals]);

  return (
    <div ref={form}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Stack gap="md">
          <LearnerChoice takeIn={takeIn} />
          <AssessmentChoice takeIn={takeIn} />
          <Files takeIn={takeIn} />
        </Stack>
        <Stack gap="md">
          <DayField
            label="Received on"
            value={takeIn.values.receivedOn}
            onChange={(receivedOn) => takeIn.set({ receivedOn })}
            error={takeIn.problems.receivedOn}
          />
          <Checkbox
            label={authenticityWords}
            description={authenticityHint}
            checked={takeIn.values.authenticityConfirmed}
            onChange={(event) => takeIn.set({ authenticityConfirmed: event.currentTarget.checked })}
          />
          <Checkbox
            label={refusalWords}
            description={
              takeIn.refusedBefore ? "Refused with an earlier script, which binds this one too." : refusalHint
            }
            disabled={takeIn.refusedBefore}
            checked={takeIn.refusedBefore || takeIn.values.standardisationRefused}
            onChange={(event) => takeIn.set({ standardisationRefused: event.currentTarget.checked })}
          />
          <Select
            label="Assessor"
            description="Can be assigned later too."
            placeholder="Not assigned yet"
            clearable
            searchable
            openOnFocus={false}
            data={assessors.choices}
            value={takeIn.values.assessorId}
            onChange={(assessorId) => takeIn.set({ assessorId })}
            nothingFoundMessage="Nobody with the assessor role has this name"
            error={takeIn.problems.assessorId}
          />
          <ErrorNote error={takeIn.learners.error ?? takeIn.qualifications.error ?? assessors.error} />
          <LimitReason takeIn={takeIn} />
          <ErrorNote error={takeIn.problems.form} />
          <Group gap="xs" mt="xs">
            <CommandButton command={submit} loading={takeIn.busy} />
            <Button variant="default" onClick={() => navigate("/scripts")}>
              Cancel
            </Button>
            <Text size="sm" c="dimmed" role="status">
              {takeIn.busy && takeIn.files.some((entry) => entry.state.step !== "sent") && "Waiting for the files…"}
            </Text>
          </Group>
        </Stack>
      </SimpleGrid>
    </div>
  );
}

function Files({ takeIn }: { readonly takeIn: TakeIn }) {
  const errorId = useId();
  const { problems, intake, files } = takeIn;
  return (
    <Stack gap="xs">
      <Input.Label component="div">Files</Input.Label>
      <FileDropzone
        title="Drop the learner's files here"
        hint={keptAndShown}
        multiple
        describedBy={errorId}
        onFiles={(chosen) => takeIn.changeFiles(() => intake.add(chosen))}
      />
      {/* Above the list: below a long one nobody would see it. */}
      <Input.Error id={errorId} role={problems.files ? "alert" : undefined}>
        {problems.files}
      </Input.Error>
      <IntakeList intake={intake} files={files} />
      {problems.sameScript && (
        <SameScriptNote {...problems.sameScript} busy={takeIn.busy} onAccept={() => void takeIn.submit(true)} />
      )}
    </Stack>
  );
}
