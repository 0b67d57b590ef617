import { IconArrowBackUp, IconCheck, IconCircleDashed } from "@tabler/icons-react";
import classes from "./badge.module.css";

type Outcome = "PASS" | "REFERRAL" | "INCOMPLETE";
type OutcomeBadgeProps = { readonly outcome: Outcome; readonly size?: "sm" | "md" };

const shapes = { PASS: IconCheck, REFERRAL: IconArrowBackUp, INCOMPLETE: IconCircleDashed } as const;
const words: Readonly<Record<Outcome, string>> = { PASS: "PASS", REFERRAL: "REFERRAL", INCOMPLETE: "Incomplete" };

/** An outcome as a word and a shape besides a colour. */
export function OutcomeBadge({ outcome, size = "sm" }: OutcomeBadgeProps) {
  const Shape = shapes[outcome];
  return (
    <span className={classes.badge} data-size={size} data-outcome={outcome}>
      <Shape size={size === "sm" ? 14 : 18} stroke={2.25} aria-hidden className={classes.icon} />
      {words[outcome]}
    </span>
  );
}
