import { Table } from "@mantine/core";
import { Link } from "wouter";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { StateBadge } from "../../components/state-badge.tsx";
import classes from "./quality-page.module.css";

type CheckTableProps = { readonly label: string; readonly sheets: readonly ScriptSummary[] };

/** Says nothing of the assessor's marks or outcome: the list must not steer the check. */
export function CheckTable({ label, sheets }: CheckTableProps) {
  const today = todayAs(new Date());
  return (
    <div className={classes.scroll}>
      <Table verticalSpacing="xs" highlightOnHover layout="fixed" miw={920} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w="26%">
              Learner
            </Table.Th>
            <Table.Th scope="col" w="27%">
              Assessment
            </Table.Th>
            <Table.Th scope="col" w="80px">
              Attempt
            </Table.Th>
            <Table.Th scope="col" w="17%">
              Assessor
            </Table.Th>
            <Table.Th scope="col" w="110px">
              Received
            </Table.Th>
            <Table.Th scope="col" w="176px">
              State
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sheets.map((sheet) => (
            <Table.Tr key={sheet.id}>
              <Table.Td className={classes.learner}>
                <Link href={`/check/${sheet.sheetId}`}>{sheet.learner.name}</Link>
                <div className={classes.quiet}>{sheet.learner.registrationNumber}</div>
              </Table.Td>
              <Table.Td>{sheet.assessmentTitle}</Table.Td>
              <Table.Td className={classes.figure}>{sheet.attempt}</Table.Td>
              <Table.Td>{sheet.assessor?.name}</Table.Td>
              <Table.Td className={classes.figure}>
                {formatShortDate(sheet.receivedOn)}
                <div className={classes.quiet}>{formatDaysSince(sheet.receivedOn, today)}</div>
              </Table.Td>
              <Table.Td>
                <StateBadge state={sheet.state} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
