import { Group, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { Figures } from "../../components/figures.tsx";
import { formatBytes } from "../../components/file-size.ts";

/** What the archive of these learners would hold, before it is made. */
export function ExportPlan({ learnerIds }: { readonly learnerIds: readonly string[] }) {
  const plan = useQuery({
    ...api.archive.plan.queryOptions({ input: { learnerIds: [...learnerIds] }, enabled: learnerIds.length > 0 }),
    placeholderData: keepPreviousData,
  });
  if (learnerIds.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Choose at least one learner.
      </Text>
    );
  }
  if (plan.error) return <ErrorNote error={plan.error} onRetry={() => plan.refetch()} />;
  if (!plan.data) return null;
  const { learners, scripts, files, bytes, unfinished, withheld } = plan.data;
  return (
    <Stack gap="xs">
      <Figures
        label="What the archive will hold"
        figures={[
          ["Learners", learners],
          ["Scripts", scripts],
          ["Files", files],
          ["Size of the files", formatBytes(bytes)],
          ["Unfinished sheets", unfinished],
        ]}
      />
      {unfinished > 0 && (
        <Group gap="xs">
          <Text size="sm">
            {unfinished === 1 ? "One sheet is" : `${unfinished} sheets are`} not finished yet. The archive holds
            {unfinished === 1 ? " it" : " them"} as far as {unfinished === 1 ? "it has" : "they have"} come, and says
            so.
          </Text>
        </Group>
      )}
      {withheld > 0 && (
        <Text size="sm">
          The assessor's marks of {withheld === 1 ? "one sheet" : `${withheld} sheets`} will be left out, because you
          may quality-assure {withheld === 1 ? "it" : "them"} and must not see the marks before. Somebody of the
          centre's staff who is no IQA can export {withheld === 1 ? "it" : "them"} whole.
        </Text>
      )}
    </Stack>
  );
}
