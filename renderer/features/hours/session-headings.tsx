import { Table } from "@mantine/core";

type SessionHeadingsProps = { readonly numbered?: boolean; readonly writable: boolean };

/** The columns of a log and of a table that is to become part of one. */
export function SessionHeadings({ numbered = false, writable }: SessionHeadingsProps) {
  return (
    <Table.Thead>
      <Table.Tr>
        {numbered && <Table.Th w={44}>Row</Table.Th>}
        <Table.Th w={140}>Date</Table.Th>
        <Table.Th w={128}>Client code</Table.Th>
        <Table.Th w={84} ta="end">
          Minutes
        </Table.Th>
        <Table.Th w={184}>Kind</Table.Th>
        <Table.Th>Note</Table.Th>
        {writable && <Table.Th w={40} aria-label="Change" />}
      </Table.Tr>
    </Table.Thead>
  );
}
