import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { explainDecision } from "../../../shared/domain/decision-sentence.ts";
import { OutcomeBadge } from "../../components/outcome-badge.tsx";
import { DecisionDetails } from "./decision-details.tsx";
import classes from "./decision-panel.module.css";
import { SaveNote } from "./save-note.tsx";
import { useDecision, useSheet } from "./sheet-context.tsx";
import type { SheetGap } from "./sheet-gaps.ts";
import { focusPlace, placeId } from "./sheet-places.ts";
import { StandingSignatures } from "./signature-list.tsx";

type DecisionPanelProps = {
  /** What is missing, once the person asked to sign or commit. */
  readonly gaps: readonly SheetGap[];
  readonly gapsTitle: string;
  readonly problem?: ReactNode;
  readonly tools?: ReactNode;
  readonly actions?: ReactNode;
};

/** The decision as it forms, always in sight below the sheet, with its reason in words and the step that ends the work. */
export function DecisionPanel({ gaps, gapsTitle, problem, tools, actions }: DecisionPanelProps) {
  const { draft, writable, withheld, signatures } = useSheet();
  const decision = useDecision();
  return (
    <section className={classes.panel} aria-label="Decision">
      {problem}
      {gaps.length > 0 && <GapList gaps={gaps} title={gapsTitle} />}
      <div className={classes.line}>
        <OutcomeBadge outcome={decision.outcome} size="md" />
        <Text size="sm" role="status" className={classes.sentence}>
          {withheld.length === 0
            ? explainDecision(decision)
            : "The decision is shown once you commit: it counts what is carried forward."}
        </Text>
      </div>
      {withheld.length === 0 && <DecisionDetails />}
      <div className={classes.foot}>
        <div className={classes.tools}>
          {writable ? <SaveNote draft={draft} /> : <StandingSignatures signatures={signatures} />}
          {tools}
        </div>
        <div className={classes.actions}>{actions}</div>
      </div>
    </section>
  );
}

function GapList({ gaps, title }: { readonly gaps: readonly SheetGap[]; readonly title: string }) {
  return (
    <div role="alert" className={classes.gaps}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <ul>
        {gaps.map((gap) => (
          <li key={placeId(gap.place)}>
            <Anchor component="button" type="button" size="sm" ta="start" onClick={() => focusPlace(gap.place)}>
              {gap.text}
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  );
}
