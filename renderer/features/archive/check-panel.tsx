import { Alert, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useRef } from "react";
import { flushSync } from "react-dom";
import { assertNever } from "../../../shared/domain/assert-never.ts";
import { FileDropzone } from "../../components/file-dropzone.tsx";
import { formatBytes } from "../../components/file-size.ts";
import { RunProgress } from "../../components/run-progress.tsx";
import { ReportView } from "./report-view.tsx";
import { type CheckRun, useCheck } from "./use-check.ts";

export function CheckPanel() {
  const { run, start, cancel } = useCheck();
  const busy = run.step === "reading" || run.step === "checking";
  const panel = useRef<HTMLDivElement>(null);
  const cancelAndReturn = () => {
    flushSync(cancel);
    panel.current?.focus();
  };
  return (
    <Stack gap="md" ref={panel} tabIndex={-1} style={{ outline: "none" }}>
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
      <CheckState run={run} onCancel={cancelAndReturn} />
    </Stack>
  );
}

type CheckStateProps = {
  readonly run: CheckRun;
  readonly onCancel: () => void;
};

function CheckState({ run, onCancel }: CheckStateProps) {
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
        </Alert>
      );
    default:
      return assertNever(run);
  }
}
