import { formatBytes } from "../../components/file-size.ts";
import { RunProgress } from "../../components/run-progress.tsx";
import type { ExportRun, ReadyExport } from "./use-export.ts";

type ExportProgressProps = {
  readonly run: Extract<ExportRun<ReadyExport>, { step: "working" | "saving" }>;
  /** What is made: "the archive". */
  readonly what: string;
  readonly onCancel: () => void;
};

/** How far an export is: first made by the core, then read from it into the file that is saved. */
export function ExportProgress({ run, what, onCancel }: ExportProgressProps) {
  if (run.step === "saving") {
    const { bytes } = run.ready;
    const words = `${formatBytes(run.readBytes)} of ${formatBytes(bytes)}`;
    return <RunProgress label={`Saving ${what}`} done={run.readBytes} all={bytes} words={words} onCancel={onCancel} />;
  }
  const { doneItems = 0, allItems = 0, now } = run.progress ?? {};
  const words = now === undefined ? "Starting" : `${doneItems} of ${allItems}: ${now}`;
  return <RunProgress label={`Making ${what}`} done={doneItems} all={allItems} words={words} onCancel={onCancel} />;
}
