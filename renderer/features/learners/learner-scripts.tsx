import { Anchor, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Learner } from "../../../shared/contract/learners.ts";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { holdsSeveralQualifications } from "../../components/script-columns.tsx";
import { StateBadge } from "../../components/state-badge.tsx";
import { ScriptDrawer } from "../scripts/script-drawer.tsx";
import { StandardisationChoice } from "../scripts/standardisation-choice.tsx";

export function LearnerScripts({ learner }: { readonly learner: Learner }) {
  const scripts = useQuery(api.scripts.list.queryOptions());
  const [openId, setOpenId] = useState<string>();
  const heading = useId();
  const own = (scripts.data ?? [])
    .filter((script) => script.learner.id === learner.id)
    .sort((one, other) => one.receivedOn.localeCompare(other.receivedOn) || one.attempt - other.attempt);
  return (
    <Stack gap="xs" component="section" aria-labelledby={heading}>
      <Title order={2} size="h4" id={heading}>
        Scripts
      </Title>
      <ErrorNote error={scripts.error} onRetry={() => scripts.refetch()} />
      {scripts.isPending && <LoadingArea label="Reading the scripts" />}
      {scripts.data && own.length === 0 && (
        <Text size="sm" c="dimmed">
          No script has been taken in for this learner yet.
        </Text>
      )}
      {own.length > 0 && <ScriptRows scripts={own} onOpen={setOpenId} />}
      <ScriptDrawer scripts={own} scriptId={openId} onClose={() => setOpenId(undefined)} />
    </Stack>
  );
}

type ScriptRowsProps = { readonly scripts: readonly ScriptSummary[]; readonly onOpen: (scriptId: string) => void };

function ScriptRows({ scripts, onOpen }: ScriptRowsProps) {
  const today = todayAs(new Date());
  const several = holdsSeveralQualifications(scripts);
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table aria-label="Scripts of this learner" verticalSpacing="xs" fz="sm" className="tabular">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Assessment</Table.Th>
            <Table.Th>Attempt</Table.Th>
            <Table.Th>Received</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Assessor</Table.Th>
            <Table.Th>Standardisation</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {scripts.map((script) => (
            <Table.Tr key={script.id}>
              <Table.Th scope="row" fw={500}>
                <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onOpen(script.id)}>
                  {script.assessmentTitle}
                </Anchor>
                {several && (
                  <Text size="xs" c="dimmed">
                    {script.qualificationTitle}
                  </Text>
                )}
              </Table.Th>
              <Table.Td>{script.attempt}</Table.Td>
              <Table.Td>
                {formatShortDate(script.receivedOn)}, {formatDaysSince(script.receivedOn, today)}
              </Table.Td>
              <Table.Td>
                <StateBadge state={script.state} />
              </Table.Td>
              <Table.Td>{script.assessor?.name ?? "Not assigned"}</Table.Td>
              <Table.Td>
                <StandardisationChoice script={script} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
