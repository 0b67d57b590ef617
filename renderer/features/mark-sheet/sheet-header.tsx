import { Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { formatDate } from "../../../shared/domain/dates.ts";
import { PassagesLink } from "../overlaps/passages-link.tsx";
import type { SheetHead } from "./sheet-context.tsx";
import classes from "./sheet-header.module.css";

/** Whose sheet this is, and what the learner declared. The head of every view of a sheet. */
export function SheetHeader({ head, note }: { readonly head: SheetHead; readonly note?: ReactNode }) {
  const { script, centre } = head;
  const title = `${script.learner.name}, ${head.assessmentTitle}`;
  useEffect(() => {
    document.title = `${title} · Assessor Workstation`;
  }, [title]);
  return (
    <header className={classes.header}>
      <div>
        <Title order={1} size="h3" className={classes.name}>
          {script.learner.name}
        </Title>
        <Text size="sm">
          {head.assessmentTitle}, attempt {script.attempt}
        </Text>
      </div>
      {note}
      <dl className={classes.facts}>
        <Fact term="Registration no.">{script.learner.registrationNumber}</Fact>
        <Fact term="Received">{formatDate(script.receivedOn)}</Fact>
        <Fact term="Own work">
          <Declaration good={script.authenticityConfirmed}>
            {script.authenticityConfirmed ? "Confirmed" : "Statement missing"}
          </Declaration>
        </Fact>
        <Fact term="Standardisation">{script.standardisationRefused ? "Use refused" : "Use allowed"}</Fact>
        <Fact term="Other scripts" wide>
          <PassagesLink scriptId={script.id} />
        </Fact>
        <Fact term="Assessor" wide>
          {script.assessor?.name ?? "Not assigned"}
        </Fact>
        <Fact term="Centre" wide>
          {centre.number}, {centre.name}
        </Fact>
        <Fact term="Qualification" wide>
          {script.qualificationTitle}, specification {head.specificationVersion}
          {head.wording === "own-words" && " (criteria in this program's own words)"}
        </Fact>
      </dl>
    </header>
  );
}

type FactProps = { readonly term: string; readonly wide?: boolean; readonly children: ReactNode };

function Fact({ term, wide, children }: FactProps) {
  return (
    <div className={classes.fact} data-wide={wide || undefined}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Declaration({ good, children }: { readonly good: boolean; readonly children: ReactNode }) {
  const Shape = good ? IconCheck : IconAlertTriangle;
  return (
    <span className={classes.declaration} data-missing={good ? undefined : true}>
      <Shape size={14} aria-hidden className={classes.shape} /> {children}
    </span>
  );
}
