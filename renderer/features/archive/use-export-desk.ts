import { useRef } from "react";
import { flushSync } from "react-dom";
import { type Command, useCommands } from "../../commands/index.ts";
import { type ReadyExport, useExport } from "./use-export.ts";

type ExportDesk<Ready extends ReadyExport> = {
  readonly id: string;
  readonly label: string;
  /** Whether enough is chosen. */
  readonly chosen: boolean;
  readonly work: Parameters<ReturnType<typeof useExport<Ready>>["start"]>[0];
};

/** A place where something is chosen and exported: its command, its run, and the way back to the choice after Cancel. */
export function useExportDesk<Ready extends ReadyExport = ReadyExport>({ id, label, chosen, work }: ExportDesk<Ready>) {
  const { run, start, cancel, reset } = useExport<Ready>();
  const make: Command = {
    id,
    label,
    shortcut: "mod+Enter",
    group: "This page",
    when: () => chosen && (run.step === "idle" || run.step === "failed"),
    run: () => void start(work),
  };
  useCommands([make]);
  const plan = useRef<HTMLDivElement>(null);
  // What was pressed goes with the screen it was on: the keyboard goes on at the choice.
  const returnAfter = (leave: () => void) => () => {
    flushSync(leave);
    plan.current?.focus();
  };
  return { run, make, plan, cancelAndReturn: returnAfter(cancel), startAgain: returnAfter(reset) };
}
