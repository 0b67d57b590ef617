import { Button, Group, Stack, Text } from "@mantine/core";
import { mostCohortFiles } from "../../../shared/contract/intake.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { confirmAction } from "../../components/confirm.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { problemWithDay } from "../learners/learner-values.ts";
import { mostFilesOfScript } from "./cohort-rows.ts";
import { CohortSettingsForm } from "./cohort-settings.tsx";
import { CohortTable } from "./cohort-table.tsx";
import { CorrectDrawer } from "./correct-drawer.tsx";
import { PatternPanel } from "./pattern-panel.tsx";
import type { Cohort } from "./use-cohort.ts";

/** The match table, what corrects it, and the way on. */
export function CohortMatching({ cohort }: { readonly cohort: Cohort }) {
  const { rows, plans, open, matches, learners, qualification, files } = cohort;
  const problem = problemOf(cohort);
  const nextOpen: Command = {
    id: "cohort.next-open",
    label: "Match the next file by hand",
    shortcut: "alt+N",
    group: "This page",
    when: () => open.length > 0,
    run: () => cohort.startCorrecting(open[0]?.source.id),
  };
  const takeIn: Command = {
    id: "cohort.take-in",
    label: plans.length === 1 ? "Take in 1 script" : `Take in ${plans.length} scripts`,
    // Not the keys that save a match by hand: pressed once too often they would take everything in.
    shortcut: "mod+shift+Enter",
    group: "This page",
    // What a ZIP still holds belongs to the same scripts.
    when: () => plans.length > 0 && problem === undefined && files.reading === undefined,
    run: () => void askAndTakeIn(cohort),
  };
  useCommands([nextOpen, takeIn]);
  return (
    <>
      <CohortSettingsForm cohort={cohort} />
      <PatternPanel
        suggested={cohort.suggested}
        used={matches.pattern}
        onUse={(pattern) => {
          matches.setPattern(pattern);
          cohort.dismissSuggestion();
        }}
      />
      <ErrorNote error={matches.error} />
      {rows.length === 0 && matches.isMatching && <LoadingArea label="Matching the files to the learners" />}
      {rows.length > 0 && (
        <Stack gap="xs">
          <Group justify="space-between" gap="xs">
            <Text size="sm" role="status" className="tabular">
              {describeCohort(cohort)}
            </Text>
            <Group gap="xs">
              <Button variant="subtle" size="sm" onClick={cohort.clear}>
                Start again
              </Button>
              {open.length > 0 && <CommandButton command={nextOpen} variant="default" size="sm" />}
              <CommandButton command={takeIn} size="sm" />
            </Group>
          </Group>
          {problem !== undefined && (
            <Text size="sm" c="error" role="alert">
              {problem}
            </Text>
          )}
          <CohortTable
            rows={rows}
            learners={learners}
            assessments={qualification?.assessments ?? []}
            onCorrect={cohort.startCorrecting}
          />
        </Stack>
      )}
      <CorrectDrawer
        row={cohort.correcting}
        learners={cohort.enrolled}
        assessments={qualification?.assessments ?? []}
        waiting={open.filter(({ source }) => source.id !== cohort.correcting?.source.id).length}
        onSave={(row, hand, goOn) => void cohort.saveByHand(row, hand, goOn)}
        onClose={cohort.stopCorrecting}
      />
    </>
  );
}

/** What was taken in can't be put back: whoever has files left without a match says first that they mean it. */
async function askAndTakeIn({ open, plans, takeIn, askForAnswers }: Cohort) {
  if (!askForAnswers()) return;
  const agreed =
    open.length === 0 ||
    (await confirmAction({
      title: open.length === 1 ? "One file needs a look" : `${open.length} files need a look`,
      body: `They are not taken in, and stand in the report. The other files make up ${plans.length === 1 ? "1 script" : `${plans.length} scripts`}.`,
      confirmLabel: "Take in the others",
    }));
  if (agreed) takeIn(plans, false);
}

function problemOf({ plans, files, settings, learners }: Cohort): string | undefined {
  if (files.sources.length > mostCohortFiles)
    return `These are ${files.sources.length.toLocaleString("en-GB")} files. Take in ${mostCohortFiles.toLocaleString("en-GB")} at a time.`;
  const tooMany = plans.find((plan) => plan.files.length > mostFilesOfScript);
  if (tooMany)
    return `${learners.get(tooMany.learnerId)?.name ?? "A learner"} has ${tooMany.files.length} files for one assessment. A script has ${mostFilesOfScript} at most: leave some out.`;
  return problemWithDay(settings.receivedOn) ?? undefined;
}

function describeCohort({ rows, plans, open, files }: Cohort): string {
  const count = (number: number, one: string, more: string) =>
    `${number.toLocaleString("en-GB")} ${number === 1 ? one : more}`;
  const leftOut = rows.filter(({ standing }) => standing === "left-out").length + files.left.length;
  return [
    `${count(rows.length, "file", "files")}, ${count(plans.length, "script", "scripts")} to take in`,
    open.length > 0 && `${count(open.length, "file needs", "files need")} a look`,
    leftOut > 0 && `${leftOut.toLocaleString("en-GB")} left out`,
    files.reading && `${files.reading.name} still being read`,
  ]
    .filter(Boolean)
    .join(", ");
}
