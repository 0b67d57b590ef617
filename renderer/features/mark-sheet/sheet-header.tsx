import { Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { formatDate, formatShortDate } from "../../../shared/domain/dates.ts";
import { PassagesLink } from "../overlaps/passages-link.tsx";
import classes from "./sheet-header.module.css";

/** Whose sheet this is, in two lines: what is rarely asked for is folded away, so that the first mark is in sight. */
export function SheetHeader({ head, note }: { readonly head: SheetHead; readonly note?: ReactNode }) {
  const { script, centre } = head;
  const title = `${script.learner.name}, ${head.assessmentTitle}`;
  useEffect(() => {
    document.title = `${title} · Assessor Workstation`;
  }, [title]);
  return (
    <header className={classes.header}>
      <div className={classes.line}>
        <Title order={1} size="h3" className={classes.name}>
          {script.learner.name}
        </Title>
        <Text size="sm">
          {head.assessmentTitle}, attempt {script.attempt}
        </Text>
        <span className={classes.others}>
          <PassagesLink scriptId={script.id} />
        </span>
      </div>
      <details className={classes.details}>
        <summary className={classes.summary}>
          <span>{script.learner.registrationNumber}</span>
          <span>Received {formatShortDate(script.receivedOn)}</span>
          <Declaration good={script.authenticityConfirmed}>
            {script.authenticityConfirmed ? "Own work" : "Own-work statement missing"}
          </Declaration>
          {script.standardisationRefused && <Declaration good={false}>Standardisation refused</Declaration>}
        </summary>
        <dl className={classes.facts}>
          <Fact term="Registration no.">{script.learner.registrationNumber}</Fact>
          <Fact term="Received">{formatDate(script.receivedOn)}</Fact>
          <Fact term="Own work">
            {script.authenticityConfirmed ? "The learner confirmed it" : "The learner's statement is missing"}
          </Fact>
          <Fact term="Standardisation">
            {script.standardisationRefused ? "The learner refused the use" : "The learner allows the use"}
          </Fact>
          <Fact term="Assessor">{script.assessor?.name ?? "Not assigned"}</Fact>
          <Fact term="Centre">
            {centre.number}, {centre.name}
          </Fact>
          <Fact term="Qualification">
            {script.qualificationTitle}, specification {head.specificationVersion}
            {head.wording === "own-words" && " (criteria in this program's own words)"}
          </Fact>
        </dl>
      </details>
      {note}
    </header>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
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
