import { Table } from "@mantine/core";
import type { AuditEntry } from "../../../shared/contract/centre.ts";
import { formatShortDate } from "../../../shared/domain/dates.ts";
import classes from "./audit-table.module.css";
import { describeAction, describeDetails, shortId } from "./audit-words.ts";

export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  return (
    <Table.ScrollContainer
      minWidth={720}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, "aria-label": "Audit trail" } }}
    >
      <Table aria-label="Audit trail" verticalSpacing={6} className="tabular">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.number}>No.</Table.Th>
            <Table.Th>When</Table.Th>
            <Table.Th>Who</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Details</Table.Th>
            <Table.Th>Record</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.sequence}>
              <Table.Td className={classes.number}>{entry.sequence}</Table.Td>
              <Table.Td className={classes.when}>
                <time dateTime={entry.at}>
                  {formatShortDate(entry.at)}, {timeOf(entry.at)}
                </time>
              </Table.Td>
              <Table.Td className={classes.who}>{entry.personName ?? "The program"}</Table.Td>
              <Table.Td className={classes.words}>{describeAction(entry.action)}</Table.Td>
              <Table.Td className={classes.words}>{describeDetails(entry.details)}</Table.Td>
              <Table.Td className={classes.record} title={entry.recordId}>
                {shortId(entry.recordId)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function timeOf(instant: string): string {
  return new Date(instant).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}
