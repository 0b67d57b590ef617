import { Alert, Progress, Stack, Table, Text } from "@mantine/core";
import { IconBrowserShare } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { HoursLog } from "../../../shared/contract/hours.ts";
import { formatMoment, formatShortDate } from "../../../shared/domain/dates.ts";
import { explainHours, formatMinutes, hoursKindTitles } from "../../../shared/domain/hours.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { api, client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import classes from "./hours-panel.module.css";
import { HoursRow } from "./hours-row.tsx";
import { emptyValues, valuesOf } from "./hours-values.ts";
import { countSessions, ReviewHours } from "./review-hours.tsx";
import { SessionHeadings } from "./session-headings.tsx";
import { type ReadHours, TakeHours } from "./take-hours.tsx";
import { useHours } from "./use-hours.ts";

type HoursPanelProps = { readonly log: HoursLog; readonly scriptId: string };

/** The sessions that the diary records, to be typed, pasted and added up. */
export function HoursPanel({ log, scriptId }: HoursPanelProps) {
  const { replace } = useHours(scriptId);
  const remove = useMutation(api.hours.remove.mutationOptions({ onSuccess: replace }));
  const [read, setRead] = useState<ReadHours>();
  const panel = useRef<HTMLDivElement>(null);
  const returning = useRef(false);
  // The button that led back from a table of rows went with it.
  useEffect(() => {
    if (read === undefined && returning.current) panel.current?.focus();
    returning.current = read !== undefined;
  }, [read]);
  const [added, setAdded] = useState(0);
  const done = (count: number) => {
    setAdded(count);
    setRead(undefined);
  };
  if (read && log.writable) {
    return (
      <Stack gap="md">
        <Total log={log} />
        <ReviewHours read={read} scriptId={scriptId} onAdded={replace} onDone={done} />
      </Stack>
    );
  }
  return (
    <Stack gap="md" ref={panel} tabIndex={-1} className={classes.panel}>
      <Total log={log} />
      <ReadOnlyNote log={log} />
      {log.writable && <TakeHours scriptId={scriptId} onRead={setRead} />}
      {added > 0 && (
        <Text size="sm" role="status">
          {countSessions(added)} added.
        </Text>
      )}
      <ErrorNote error={remove.error} />
      <Table aria-label="Sessions" className={`${classes.table} tabular`} verticalSpacing={4} horizontalSpacing={4}>
        <SessionHeadings writable={log.writable} />
        <Table.Tbody>
          {log.entries.map((entry, index) =>
            log.writable ? (
              <HoursRow
                key={entry.id}
                saved={valuesOf(entry)}
                name={`Session ${index + 1}`}
                onSave={async (values, was) => {
                  const seen = { ...was, minutes: Number(was.minutes) };
                  replace(await client.hours.update({ scriptId, id: entry.id, ...values, seen }));
                }}
                onRemove={(next) =>
                  remove.mutate(
                    { scriptId, id: entry.id },
                    { onSuccess: () => (next ?? panel.current)?.focus({ preventScroll: next === undefined }) },
                  )
                }
              />
            ) : (
              <Table.Tr key={entry.id}>
                <Table.Td>{formatShortDate(entry.date)}</Table.Td>
                <Table.Td>{entry.clientCode}</Table.Td>
                <Table.Td ta="end">{entry.minutes}</Table.Td>
                <Table.Td>{hoursKindTitles[entry.kind]}</Table.Td>
                <Table.Td>{entry.note}</Table.Td>
              </Table.Tr>
            ),
          )}
          {log.writable && (
            <HoursRow
              saved={emptyValues}
              name="New session"
              onSave={async (values) => replace(await client.hours.add({ scriptId, ...values }))}
            />
          )}
        </Table.Tbody>
      </Table>
      {log.entries.length === 0 && !log.writable && <Text size="sm">No session is recorded.</Text>}
    </Stack>
  );
}

/** Why nothing can be written, and where it can. */
function ReadOnlyNote({ log: { writable, heldBy } }: { readonly log: HoursLog }) {
  if (writable) return null;
  if (heldBy === null)
    return (
      <Text size="sm" c="dimmed">
        Read only: the assessor and centre staff write the log until the sheet is signed.
      </Text>
    );
  return (
    <Alert variant="light" p="xs" role="status" icon={<IconBrowserShare size={18} aria-hidden />}>
      {heldBy.person.name} has had this sheet open in another window since {formatMoment(heldBy.windowSince)}, so its
      hours are written there. Here you can write them once that window shows something else or is closed.
    </Alert>
  );
}

function Total({ log }: { readonly log: HoursLog }) {
  const { countedMinutes, requiredMinutes, sessions, clients, minutes } = log;
  const others = minutes - countedMinutes;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600} role="status">
        {explainHours(log) ?? `${formatMinutes(countedMinutes)} recorded.`}
      </Text>
      {requiredMinutes !== null && (
        <Progress value={Math.min(100, (countedMinutes / requiredMinutes) * 100)} size="sm" aria-hidden />
      )}
      <Text size="sm" c="dimmed">
        {countOf(sessions, "session", "sessions")} with {countOf(clients, "client", "clients")}
        {others > 0 && `; ${formatMinutes(others)} of other work does not count`}. Clients by code, never by name.
      </Text>
    </Stack>
  );
}
