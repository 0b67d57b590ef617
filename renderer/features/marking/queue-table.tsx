import { Progress, Table } from "@mantine/core";
import { Link } from "wouter";
import type { QueueItem } from "../../../shared/contract/marking.ts";
import { formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { StateBadge } from "../../components/state-badge.tsx";
import classes from "./queue-page.module.css";

export function QueueTable({ items }: { readonly items: readonly QueueItem[] }) {
  const today = todayAs(new Date());
  return (
    <div className={classes.scroll}>
      <Table verticalSpacing="xs" highlightOnHover aria-label="Scripts in your queue">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Learner</Table.Th>
            <Table.Th scope="col">Assessment</Table.Th>
            <Table.Th scope="col">Attempt</Table.Th>
            <Table.Th scope="col">Received</Table.Th>
            <Table.Th scope="col">Progress</Table.Th>
            <Table.Th scope="col">State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td className={classes.learner}>
                <Link href={`/mark/${item.sheetId}`}>{item.learner.name}</Link>
                <div className={classes.quiet}>{item.learner.registrationNumber}</div>
              </Table.Td>
              <Table.Td>{item.assessmentTitle}</Table.Td>
              <Table.Td className={classes.figure}>{item.attempt}</Table.Td>
              <Table.Td className={classes.figure}>
                {formatShortDate(item.receivedOn)}
                <div className={classes.quiet}>{formatDaysSince(item.receivedOn, today)}</div>
              </Table.Td>
              <Table.Td className={classes.figure}>
                <MarkedSections item={item} />
              </Table.Td>
              <Table.Td>
                <StateBadge state={item.state} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function MarkedSections({ item }: { readonly item: QueueItem }) {
  const { markedItems, judgedItems } = item;
  return (
    <>
      {markedItems} of {judgedItems} {judgedItems === 1 ? "section" : "sections"} marked
      <Progress
        className={classes.progress}
        size="xs"
        value={judgedItems === 0 ? 0 : (markedItems / judgedItems) * 100}
        aria-hidden
      />
    </>
  );
}
