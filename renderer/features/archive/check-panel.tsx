import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { assertNever } from "../../../shared/domain/assert-never.ts";
import { FileDropzone } from "../scripts/file-dropzone.tsx";
import { formatBytes } from "../scripts/file-size.ts";
import { ReportView } from "./report-view.tsx";
import { RunProgress } from "./run-progress.tsx";
import { type CheckRun, useCheck } from "./use-check.ts";

export function CheckPanel() {
  const { run, start, cancel } = useCheck();
  const busy = run.step === "reading" || run.step === "checking";
  return (
    <Stack gap="md">
      {!busy && (
        <FileDropzone
          title={run.step === "idle" ? "Drop an archive here" : "Drop another archive here"}
          hint="A ZIP that was exported by this program, here or on another machine. Nothing in it is changed or taken in."
          endings=".zip"
          multiple={false}
          onFiles={(files) => {
            const file = files[0];
            if (file) void start(file);
          }}
        />
      )}
      <CheckState run={run} onCancel={cancel} onRetry={(file) => void start(file)} />
    </Stack>
  );
}

type CheckStateProps = {
  readonly run: CheckRun;
  readonly onCancel: () => void;
  readonly onRetry: (file: File) => void;
};

function CheckState({ run, onCancel, onRetry }: CheckStateProps) {
  switch (run.step) {
    case "idle":
      return null;
    case "reading":
      return (
        <RunProgress
          label={`Reading ${run.file.name}`}
          done={run.sentBytes}
          all={run.file.size}
          words={`${formatBytes(run.sentBytes)} of ${formatBytes(run.file.size)}`}
          onCancel={onCancel}
        />
      );
    case "checking":
      return (
        <RunProgress
          label={`Checking ${run.file.name}`}
          done={run.progress?.doneItems ?? 0}
          all={run.progress?.allItems ?? 0}
          words={
            run.progress ? `${run.progress.doneItems} of ${run.progress.allItems}: ${run.progress.now}` : "Starting"
          }
          onCancel={onCancel}
        />
      );
    case "checked":
      return <ReportView fileName={run.file.name} report={run.report} />;
    case "failed":
      return (
        <Alert
          color="red"
          variant="light"
          role="alert"
          title={run.file.name}
          icon={<IconAlertTriangle size={18} aria-hidden />}
        >
          <Text size="sm">{run.message}</Text>
          <Group mt="xs">
            <Button size="xs" variant="default" onClick={() => onRetry(run.file)}>
              Try again
            </Button>
          </Group>
        </Alert>
      );
    default:
      return assertNever(run);
  }
}
