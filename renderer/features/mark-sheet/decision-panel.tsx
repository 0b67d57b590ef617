import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
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
  readonly quality: AssessorSheet["quality"];
  /** What is missing, once the person asked to sign or commit. */
  readonly gaps: readonly SheetGap[];
  readonly gapsTitle: string;
  readonly problem?: ReactNode;
  readonly tools?: ReactNode;
  readonly actions?: ReactNode;
};

/** The decision, always in sight below the sheet, with its reason in words and the step that ends the work. */
export function DecisionPanel({ quality, gaps, gapsTitle, problem, tools, actions }: DecisionPanelProps) {
  const { draft, writable, signatures } = useSheet();
  return (
    <section className={classes.panel} aria-label="Decision">
      {problem}
      {gaps.length > 0 && <GapList gaps={gaps} title={gapsTitle} />}
      {quality?.stands ? <StandingDecision quality={quality} /> : <FormingDecision quality={quality} />}
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

/** What this column comes to as it is written. While a sheet is revised after quality assurance, that decision beside it. */
function FormingDecision({ quality }: Pick<DecisionPanelProps, "quality">) {
  const { withheld } = useSheet();
  const decision = useDecision();
  return (
    <>
      <div className={classes.line}>
        <OutcomeBadge outcome={decision.outcome} size="md" />
        <Text size="sm" role="status" className={classes.sentence}>
          {withheld.length === 0
            ? explainDecision(decision)
            : "The decision is shown once you commit: it counts what is carried forward."}
        </Text>
      </div>
      {quality && (
        <Text size="sm" className={classes.sentence}>
          Quality assurance: {quality.reason}
        </Text>
      )}
      {withheld.length === 0 && <DecisionDetails />}
    </>
  );
}

/** Source: when a sheet was quality-assured, the QA decision stands; the assessor's stays beside it. */
function StandingDecision({ quality }: { readonly quality: NonNullable<DecisionPanelProps["quality"]> }) {
  const own = explainDecision(useDecision());
  const { outcome, reason, differs } = quality;
  return (
    <>
      <div className={classes.line}>
        <OutcomeBadge outcome={outcome} size="md" />
        <Text size="sm" role="status" className={classes.sentence}>
          <strong>{differs ? "The QA decision stands." : "Quality-assured: this decision stands."}</strong> {reason}
        </Text>
      </div>
      {own !== reason && (
        <Text size="sm" className={classes.sentence}>
          {differs ? "Your decision was another:" : "Your own marks stay beside it:"} {own}
        </Text>
      )}
    </>
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
