import type { Icon } from "@tabler/icons-react";
import classes from "./badge.module.css";

type NoteBadgeProps = { readonly icon: Icon; readonly words: string; readonly title?: string };

/** Something to know about a row, as a shape and a word. */
export function NoteBadge({ icon: Shape, words, title }: NoteBadgeProps) {
  return (
    <span className={classes.badge} data-size="sm" data-outcome="REFERRAL" title={title}>
      <Shape size={14} stroke={2} aria-hidden className={classes.icon} />
      {words}
    </span>
  );
}
