import { Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { IconAlertOctagon, IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { ArchiveReport } from "../../../shared/contract/archive.ts";
import { formatDate } from "../../../shared/domain/dates.ts";
import { Figures } from "../../components/figures.tsx";
import classes from "./report-view.module.css";

/** What checking an archive found: the verdict in a word and a shape, the figures, and every problem by its place. */
export function ReportView({ fileName, report }: { readonly fileName: string; readonly report: ArchiveReport }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const Icon = report.intact ? IconCircleCheck : IconAlertOctagon;
  return (
    <Paper withBorder p="lg" className={classes.report} data-intact={report.intact}>
      <Stack gap="md">
        <Stack gap={4}>
          <Group gap="xs" wrap="nowrap" className={classes.verdict}>
            <Icon size={28} aria-hidden />
            <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
              {report.intact ? "Intact" : "Not intact"}
            </Title>
          </Group>
          <Text size="sm">
            {report.intact
              ? "Every file is there and unchanged, and nothing was added."
              : "Something in this archive is missing, changed or added. What was found stands below."}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {fileName}
            {report.centreName && `, exported by ${report.centreName}`}
            {report.createdAt && ` on ${formatDate(report.createdAt)}`}
          </Text>
        </Stack>
        <Figures
          label="What was checked"
          figures={[
            ["Files checked", report.filesChecked],
            ["Learners", report.learners],
            ["Scripts", report.scripts],
            ["Signatures checked", report.signaturesChecked],
            ["Problems", report.problems.length],
          ]}
        />
        {report.problems.length > 0 && <Problems problems={report.problems} />}
      </Stack>
    </Paper>
  );
}

function Problems({ problems }: Pick<ArchiveReport, "problems">) {
  return (
    <Table.ScrollContainer minWidth={560} mah={360}>
      <Table aria-label="Problems" fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="50%">Place in the archive</Table.Th>
            <Table.Th>Problem</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.map(({ path, problem }) => (
            <Table.Tr key={`${path} ${problem}`}>
              <Table.Td style={{ overflowWrap: "anywhere" }}>{path || "The archive as a whole"}</Table.Td>
              <Table.Td>{problem}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
