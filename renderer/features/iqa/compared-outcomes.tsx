import { Table, Text } from "@mantine/core";
import type { Decision } from "../../../shared/domain/decision.ts";
import { explainDecision, explainReplacement } from "../../../shared/domain/decision-sentence.ts";
import { OutcomeBadge } from "../../components/outcome-badge.tsx";
import { type Comparison, describeDifference } from "./compare-columns.ts";
import classes from "./compared-sheet.module.css";

/** Both outcomes with their reasons, and which of them counts. */
export function ComparedOutcomes({ comparison }: { readonly comparison: Comparison }) {
  const { assessor, qa, decisionsDiffer } = comparison;
  return (
    <section className={classes.outcomes} aria-label="Both outcomes">
      <Outcome title="Assessor" decision={assessor} />
      <Outcome title="QA" decision={qa} />
      <Text size="sm" className={classes.standing}>
        {decisionsDiffer
          ? `The two decisions differ. ${explainReplacement(assessor, qa)}`
          : `Both outcomes are ${qa.outcome}. The QA outcome stands.`}
      </Text>
      {assessor.available > 0 && <MarkTable comparison={comparison} />}
    </section>
  );
}

/** All marks at a glance; the sections below say more. */
function MarkTable({ comparison: { assessor, qa, sections } }: { readonly comparison: Comparison }) {
  const rows = sections.filter((section) => section.assessor.available > 0);
  return (
    <Table className={classes.marks} verticalSpacing={2} aria-label="Marks in both columns">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Section</Table.Th>
          <Table.Th scope="col">Assr</Table.Th>
          <Table.Th scope="col">QA</Table.Th>
          <Table.Th scope="col">Difference</Table.Th>
          <Table.Th scope="col">Minimum</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((section) => (
          <Table.Tr key={section.item.id}>
            <Table.Th scope="row">
              {sections.indexOf(section) + 1}. {section.item.title}
            </Table.Th>
            <Table.Td>{section.assessor.mark}</Table.Td>
            <Table.Td>{section.qa.mark}</Table.Td>
            <Table.Td>{section.difference !== undefined && describeDifference(section.difference)}</Table.Td>
            <Table.Td>{minimumOf(section.qa.minimum, section.qa.available)}</Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr className={classes.total}>
          <Table.Th scope="row">Total</Table.Th>
          <Table.Td>{assessor.total}</Table.Td>
          <Table.Td>{qa.total}</Table.Td>
          <Table.Td>{describeDifference(Math.round((qa.total - assessor.total) * 1000) / 1000)}</Table.Td>
          <Table.Td>{minimumOf(qa.minimumTotal, qa.available)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function minimumOf(minimum: number | undefined, available: number): string {
  return minimum === undefined ? `none, of ${available}` : `${minimum} of ${available}`;
}

function Outcome({ title, decision }: { readonly title: string; readonly decision: Decision }) {
  return (
    <div className={classes.outcome}>
      <div className={classes.outcomeTitle}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <OutcomeBadge outcome={decision.outcome} />
      </div>
      <Text size="sm">{explainDecision(decision)}</Text>
    </div>
  );
}
