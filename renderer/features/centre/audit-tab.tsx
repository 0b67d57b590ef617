import { Alert, Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle, IconLink } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { AuditTable } from "./audit-table.tsx";

const pageSize = 100;

/** Who did what, newest first, and whether the chain that binds the entries still holds. */
export function AuditTab() {
  const trail = useInfiniteQuery(
    api.centre.auditTrail.infiniteOptions({
      input: (before: number | undefined) => ({ before, limit: pageSize }),
      initialPageParam: undefined,
      getNextPageParam: ({ entries }) => {
        const oldest = entries.at(-1)?.sequence;
        return oldest === undefined || oldest <= 1 ? undefined : oldest;
      },
      placeholderData: keepPreviousData,
    }),
  );

  if (trail.isPending) return <LoadingArea label="Reading the audit trail" />;
  if (trail.isError) return <ErrorNote error={trail.error} onRetry={() => void trail.refetch()} />;
  const newest = trail.data.pages[0];
  const entries = trail.data.pages.flatMap((page) => page.entries);
  return (
    <>
      <ChainNote intact={newest?.chainIntact ?? true} total={newest?.total ?? 0} />
      <AuditTable entries={entries} />
      <Group mt="md">
        {trail.hasNextPage && (
          <Button variant="default" onClick={() => void trail.fetchNextPage()} loading={trail.isFetchingNextPage}>
            Show earlier entries
          </Button>
        )}
        <Text size="sm" c="dimmed" className="tabular" role="status">
          {entries.length} of {newest?.total ?? 0} entries shown
        </Text>
      </Group>
    </>
  );
}

function ChainNote({ intact, total }: { readonly intact: boolean; readonly total: number }) {
  if (!intact) {
    return (
      <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} mb="md">
        <Text size="sm">
          The chain is broken: an entry was changed or removed outside the program. Leave the data folder as it is, and
          compare it with a backup.
        </Text>
      </Alert>
    );
  }
  return (
    <Group gap={8} mb="md" wrap="nowrap">
      <IconLink size={18} stroke={1.6} aria-hidden />
      <Text size="sm" className="tabular">
        The chain is intact: {total === 1 ? "the one entry is" : `all ${total} entries are`} there, in order and
        unchanged.
      </Text>
    </Group>
  );
}
