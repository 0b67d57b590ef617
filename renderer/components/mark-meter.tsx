import { VisuallyHidden } from "@mantine/core";
import classes from "./mark-meter.module.css";

type MarkMeterProps = {
  /** Undefined while not marked, which is never 0. */
  readonly mark: number | undefined;
  readonly available: number;
  readonly minimum: number | undefined;
  /** What is marked, for a screen reader: the section's name. */
  readonly label: string;
};

/** A mark against what is available, with the minimum's tick, and the figures beside it. */
export function MarkMeter({ mark, available, minimum, label }: MarkMeterProps) {
  const share = (value: number) => `${available > 0 ? Math.min(100, (value / available) * 100) : 0}%`;
  const tone = mark === undefined || minimum === undefined ? "plain" : mark >= minimum ? "reached" : "short";
  return (
    <div className={classes.root}>
      <div className={classes.track} aria-hidden>
        {mark !== undefined && <div className={classes.bar} data-tone={tone} style={{ width: share(mark) }} />}
        {minimum !== undefined && <div className={classes.tick} style={{ insetInlineStart: share(minimum) }} />}
      </div>
      <span className={classes.figures}>
        <VisuallyHidden>{label}: </VisuallyHidden>
        {markWords(mark, available, minimum)}
      </span>
    </div>
  );
}

function markWords(mark: number | undefined, available: number, minimum: number | undefined): string {
  const awarded = mark === undefined ? `Not marked, ${available} available` : `${mark} of ${available}`;
  return minimum === undefined ? awarded : `${awarded}, minimum ${minimum}`;
}
