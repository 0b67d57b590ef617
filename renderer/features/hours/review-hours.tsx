import { Button, Group, NativeSelect, Stack, Table, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { HoursLog, HoursTable } from "../../../shared/contract/hours.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import classes from "./hours-panel.module.css";
import { HoursRow } from "./hours-row.tsx";
import { valuesOf } from "./hours-values.ts";
import { readyRows, rowsLeft, rowsToReview } from "./reviewed-rows.ts";
import { SessionHeadings } from "./session-headings.tsx";
import type { ReadHours } from "./take-hours.tsx";

type ReviewHoursProps = {
  readonly read: ReadHours;
  readonly scriptId: string;
  readonly onAdded: (log: HoursLog) => void;
  /** @param added how many sessions went into the log. */
  readonly onDone: (added: number) => void;
};

/** The rows of a table before they are added. Those that can't be read stand first, with their fields open to mend them. */
export function ReviewHours({ read, ...props }: ReviewHoursProps) {
  const [sheet, setSheet] = useState(0);
  const table = read.tables[sheet];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="xs">
      <Title order={3} size="h5" ref={heading} tabIndex={-1} style={{ overflowWrap: "anywhere" }}>
        Sessions in {read.title}
      </Title>
      {read.tables.length > 1 && (
        <NativeSelect
          label="Sheet"
          maw={360}
          value={String(sheet)}
          onChange={(event) => setSheet(Number(event.currentTarget.value))}
          data={read.tables.map(({ name }, index) => ({ value: String(index), label: name }))}
        />
      )}
      {table && <TableReview key={sheet} table={table} onLeft={() => heading.current?.focus()} {...props} />}
    </Stack>
  );
}

/** Fields are heavy: a long table shows its first rows, which hold what needs a look, and the rest when asked. */
const shownAtFirst = 50;

type TableReviewProps = Omit<ReviewHoursProps, "read"> & {
  readonly table: HoursTable;
  /** Some rows are added and some are left: the button that added them may be gone, or the row whose bin was pressed. */
  readonly onLeft: () => void;
};

function TableReview({ table, scriptId, onAdded, onDone, onLeft }: TableReviewProps) {
  const [rows, setRows] = useState(() => rowsToReview(table));
  const [added, setAdded] = useState(0);
  const [all, setAll] = useState(false);
  // Rows that the core refused show its words from then on.
  const [round, setRound] = useState(0);
  const ready = readyRows(rows);
  const add = useMutation({
    mutationFn: async () => {
      const sent = ready.map(({ row }) => row);
      const answer = await client.hours.import({ scriptId, rows: ready.map(({ entry }) => entry) });
      onAdded(answer.log);
      const left = rowsLeft(rows, sent, answer.skipped);
      if (left.length === 0) return onDone(added + answer.added);
      setAdded(added + answer.added);
      setRows(left);
      setRound(round + 1);
      onLeft();
    },
  });
  const shown = all ? rows : rows.slice(0, shownAtFirst);
  const troubled = rows.length - ready.length;
  return (
    <>
      <Text size="sm" role="status">
        {added > 0 && `${countSessions(added)} added. `}
        {ready.length === 0 ? "No row can be added yet." : `${countRows(ready.length)} can be added.`}
        {troubled > 0 && ` ${countRows(troubled)} can't: mend what is marked, or leave the row out.`}
        {table.cut && " The table is longer than what was read of it."}
      </Text>
      <ErrorNote error={add.error} />
      <Group gap="xs">
        {ready.length > 0 && (
          <Button size="compact-md" loading={add.isPending} onClick={() => add.mutate()}>
            Add {countSessions(ready.length)}
          </Button>
        )}
        <Button size="compact-md" variant="default" onClick={() => onDone(added)}>
          Back to the log
        </Button>
      </Group>
      <Table aria-label="Rows that were read" className={`${classes.table} tabular`} horizontalSpacing={4}>
        <SessionHeadings numbered writable />
        <Table.Tbody>
          {shown.map(({ number, values, trouble }) => (
            <HoursRow
              key={`${number}-${round}`}
              saved={values}
              trouble={trouble}
              number={number}
              name={`Row ${number}`}
              removeLabel="leave out"
              onSave={async (entry) =>
                setRows((now) =>
                  now.map((row) =>
                    row.number === number ? { number, values: valuesOf(entry), trouble: undefined } : row,
                  ),
                )
              }
              onRemove={(next) => {
                if (next) next.focus();
                else onLeft();
                setRows((now) => now.filter((row) => row.number !== number));
              }}
            />
          ))}
        </Table.Tbody>
      </Table>
      {shown.length < rows.length && (
        <div>
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
            Show all {rows.length} rows
          </Button>
        </div>
      )}
    </>
  );
}

function countRows(count: number): string {
  return countOf(count, "row", "rows");
}

export function countSessions(count: number): string {
  return countOf(count, "session", "sessions");
}
