import { Anchor, Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api } from "../../api/client.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { GiveBackDesk } from "./give-back-desk.tsx";

/** Feedback reports and mark sheets of a whole cohort: choose, see what can be given back and what can't, save one ZIP. */
export function GiveBackPage() {
  const items = useQuery(api.giveBack.list.queryOptions());
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <Anchor component={Link} href="/scripts" size="sm">
          Scripts
        </Anchor>
        <PageHeader
          title="Give back"
          description="A PDF for each learner: a feedback report without anything of quality assurance, or the mark sheet for the file."
        />
      </Stack>
      <ErrorNote error={items.error} onRetry={() => items.refetch()} />
      {items.isPending && <LoadingArea label="Reading the mark sheets" />}
      {items.data?.length === 0 && (
        <EmptyState
          title="Nothing to give back yet"
          description="A learner gets a feedback report once an assessor has signed the mark sheet. Take in the first script."
          action={
            <Button component={Link} href="/scripts">
              To the scripts
            </Button>
          }
        />
      )}
      {items.data && items.data.length > 0 && <GiveBackDesk items={items.data} />}
    </Stack>
  );
}
