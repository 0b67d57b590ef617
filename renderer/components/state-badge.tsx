import { type SheetState, sheetStateTitles } from "../../shared/domain/sheet-state.ts";
import classes from "./badge.module.css";

/** How far along the path a state lies, drawn as a filling disc so that the colour is never all there is. */
const progress: Readonly<Record<SheetState, number>> = {
  received: 0,
  assigned: 0,
  "in-marking": 0.25,
  "awaiting-countersignature": 0.375,
  signed: 0.5,
  "in-qa": 0.75,
  "qa-committed": 0.75,
  "qa-signed": 1,
};

export function StateBadge({ state }: { readonly state: SheetState }) {
  return (
    <span className={classes.badge} data-size="sm" data-tone={state === "qa-signed" ? "done" : "plain"}>
      <ProgressDisc share={progress[state]} />
      {sheetStateTitles[state]}
    </span>
  );
}

function ProgressDisc({ share }: { readonly share: number }) {
  const circumference = 2 * Math.PI * 3;
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className={classes.icon}>
      <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {share > 0 && (
        <circle
          cx="7"
          cy="7"
          r="3"
          fill="none"
          stroke="currentColor"
          strokeWidth="6"
          strokeDasharray={`${circumference * share} ${circumference}`}
          transform="rotate(-90 7 7)"
        />
      )}
    </svg>
  );
}
