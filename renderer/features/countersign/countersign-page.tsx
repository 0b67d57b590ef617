import { Alert, Button } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { formatDate } from "../../../shared/domain/dates.ts";
import { api } from "../../api/client.ts";
import { hasRole, usePerson } from "../../api/session.tsx";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { CountersignList } from "./countersign-list.tsx";
import { inCountersignOrder } from "./countersign-table.tsx";
import { useTraineeSince } from "./use-trainee.ts";

/** Trainees' signed sheets, which count once an experienced assessor has countersigned them. */
export function CountersignPage() {
  const person = usePerson();
  const traineeSince = useTraineeSince();
  const queue = useQuery(api.marking.countersignQueue.queryOptions());
  const [, navigate] = useLocation();
  const next = inCountersignOrder(queue.data ?? [])[0];
  const openNext: Command = {
    id: "countersign.open-next",
    label: "Open the next one",
    shortcut: "alt+N",
    group: "Countersigning",
    when: () => next !== undefined,
    run: () => next && navigate(`/countersign/${next.sheetId}`),
  };
  useCommands([openNext]);

  return (
    <>
      <PageHeader
        title="Countersign"
        description="Sheets that trainee assessors signed. Their decision counts once you have countersigned it."
        actions={next && <CommandButton command={openNext} />}
      />
      <ErrorNote error={queue.error} onRetry={() => void queue.refetch()} />
      {queue.isPending && <LoadingArea label="Reading the sheets to countersign" />}
      {queue.data?.length === 0 && (
        <EmptyState
          title={traineeSince ? "Not while you are a trainee" : "Nothing to countersign"}
          description={
            traineeSince
              ? `You are a trainee assessor since ${formatDate(traineeSince)}: an experienced assessor countersigns your sheets.`
              : "A sheet appears here once a trainee assessor has signed it. You never see one of a learner in whom you declared an interest."
          }
          action={
            <Button component={Link} href="/queue" variant="default">
              Go to your queue
            </Button>
          }
        />
      )}
      {queue.data && queue.data.length > 0 && (
        <>
          {hasRole(person, "iqa") && (
            <Alert variant="light" p="xs" mb="sm" icon={<IconEye size={18} aria-hidden />}>
              Opening a sheet shows you its marks: you can't quality-assure it afterwards.
            </Alert>
          )}
          <CountersignList items={queue.data} />
        </>
      )}
    </>
  );
}
