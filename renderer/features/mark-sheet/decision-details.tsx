import { Text } from "@mantine/core";
import { IconCaretDownFilled, IconCaretUpFilled } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Decision } from "../../../shared/domain/decision.ts";
import { blockedUnits, explainWhatWouldChange } from "../../../shared/domain/decision-what-if.ts";
import { useDraft } from "../marking/use-draft.ts";
import classes from "./decision-panel.module.css";
import { useDecision, useSheet } from "./sheet-context.tsx";

/** Under the decision: how far each section lies from its minimum, which units wait for it, and what would change it. */
export function DecisionDetails() {
  const { draft, head, writable } = useSheet();
  const decision = useDecision();
  const judgements = useDraft(draft, (snapshot) => snapshot.judgements);
  const carried = useMemo(() => head.carried.map(({ itemId }) => itemId), [head.carried]);
  const units = blockedUnits(head.specification, decision);
  // Nothing changes on a sheet that can't be written.
  const whatIf = useMemo(
    () => (writable ? explainWhatWouldChange(head.specification, judgements, carried) : ""),
    [head.specification, judgements, writable, carried],
  );
  const margins = marginsOf(decision);
  return (
    <div className={classes.details} data-writable={writable || undefined}>
      {(margins.length > 0 || units.length > 0) && (
        <ul className={classes.margins} aria-label="Margins to the minimum">
          {margins.map(({ name, margin }) => (
            <Margin key={name} name={name} margin={margin} />
          ))}
          {units.length > 0 && (
            <li className={classes.blocked}>{`Blocks ${units.length === 1 ? "unit" : "units"} ${units.join(", ")}`}</li>
          )}
        </ul>
      )}
      {whatIf !== "" && (
        <Text size="xs" c="dimmed" className={classes.sentence}>
          {whatIf}
        </Text>
      )}
    </div>
  );
}

function Margin({ name, margin }: { readonly name: string; readonly margin: number }) {
  const Shape = margin < 0 ? IconCaretDownFilled : IconCaretUpFilled;
  return (
    <li className={classes.margin} data-short={margin < 0 || undefined}>
      <Shape size={12} aria-hidden />
      {name} {margin < 0 ? `\u2212${-margin}` : `+${margin}`}
    </li>
  );
}

/** The total's margin says something only once everything is marked: before that, every total is short. */
function marginsOf(decision: Decision): { name: string; margin: number }[] {
  const sections = decision.sections.flatMap(({ margin }, index) =>
    margin === undefined ? [] : [{ name: `Section ${index + 1}`, margin }],
  );
  if (decision.outcome === "INCOMPLETE" || decision.minimumTotal === undefined) return sections;
  const margin = Math.round((decision.total - decision.minimumTotal) * 1000) / 1000;
  return [...sections, { name: "Total", margin }];
}
