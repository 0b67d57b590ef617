import { VisuallyHidden } from "@mantine/core";
import { differenceOfWords, type WordRun } from "../../shared/domain/word-difference.ts";
import classes from "./word-runs.module.css";

type WordRunsProps = { readonly before: string; readonly after: string };

/** A text with what went struck through and what came underlined: shapes besides colours, and words for a screen reader. */
export function WordRuns({ before, after }: WordRunsProps) {
  return (
    <p className={classes.text}>
      {differenceOfWords(before, after).map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one comparison never move
        <Run key={index} run={run} />
      ))}
    </p>
  );
}

export function Run({ run }: { readonly run: WordRun }) {
  if (run.kind === "same") return <span>{run.text}</span>;
  const Mark = run.kind === "removed" ? "del" : "ins";
  return (
    <Mark className={classes[run.kind]}>
      <VisuallyHidden>{run.kind === "removed" ? "Removed: " : "Added: "}</VisuallyHidden>
      {run.text}
    </Mark>
  );
}
