import { Alert, Anchor, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "wouter";
import { countOf } from "../../../shared/domain/words.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { formatBytes } from "../../components/file-size.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { RunProgress } from "../../components/run-progress.tsx";
import { CohortDrop } from "./cohort-drop.tsx";
import { CohortMatching } from "./cohort-matching.tsx";
import { CohortReportView } from "./cohort-report-view.tsx";
import { type Cohort, useCohort } from "./use-cohort.ts";

/** A whole cohort at once: give the files, see whose each is, correct that, take in, read the report. */
export function CohortPage() {
  const cohort = useCohort();
  const { files, intake } = cohort;
  const { run } = intake;
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <Anchor component={Link} href="/scripts" size="sm">
          Scripts
        </Anchor>
        <PageHeader title="Take in a cohort" description="A folder or a ZIP with the files of many learners." />
      </Stack>
      <ErrorNote error={cohort.qualifications.error ?? cohort.everybody.error} />
      {run.step === "idle" && (
        <>
          <CohortDrop compact={files.sources.length > 0} onFiles={(chosen) => files.add(chosen)} />
          <Reading cohort={cohort} />
          {files.sources.length > 0 && <CohortMatching cohort={cohort} />}
        </>
      )}
      {run.step === "running" && (
        <RunProgress
          label="Taking in the cohort"
          done={run.sentBytes + run.done}
          all={run.allBytes + run.all}
          words={`${run.done} of ${countOf(run.all, "script", "scripts")}${run.refused > 0 ? `, ${run.refused} refused` : ""}; ${formatBytes(run.sentBytes)} of ${formatBytes(run.allBytes)}`}
          onCancel={intake.cancel}
        />
      )}
      {run.step === "ended" && <CohortReportView cohort={cohort} run={run} />}
    </Stack>
  );
}

function Reading({ cohort: { files } }: { readonly cohort: Cohort }) {
  const { reading, waiting, problems } = files;
  return (
    <>
      {reading && (
        <RunProgress
          label={`Reading ${reading.name}`}
          done={reading.sentBytes}
          all={reading.bytes}
          words={`${formatBytes(reading.sentBytes)} of ${formatBytes(reading.bytes)}`}
          onCancel={files.cancelReading}
        />
      )}
      {waiting.length > 0 && (
        <Text size="sm" role="status">
          Read after it: {waiting.join(", ")}.
        </Text>
      )}
      {problems.length > 0 && (
        <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {problems.map(({ key, name, message }) => (
            <Text key={key} size="sm">
              {name}: {message}
            </Text>
          ))}
        </Alert>
      )}
    </>
  );
}
