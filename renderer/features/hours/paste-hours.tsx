import { Alert, Button, FileButton, Group, Stack, Text, Textarea } from "@mantine/core";
import { IconTableImport } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type ClipboardEvent, useState } from "react";
import type { HoursLog } from "../../../shared/contract/hours.ts";
import { client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import classes from "./hours-panel.module.css";
import { readPastedHours } from "./pasted-hours.ts";

type PasteHoursProps = { readonly scriptId: string; readonly onTaken: (log: HoursLog) => void };

type Taken = {
  readonly added: number;
  readonly left: readonly { readonly number: number; readonly problem: string }[];
};

/** Takes the rows of a spreadsheet, or of a CSV file. What can't be taken is named by its row, and the rest is taken. */
export function PasteHours({ scriptId, onTaken }: PasteHoursProps) {
  const [text, setText] = useState("");
  const [opened, setOpened] = useState(false);
  const take = useMutation({
    mutationFn: async (table: string): Promise<Taken> => {
      const { rows, problems } = readPastedHours(table);
      if (rows.length === 0) return { added: 0, left: problems };
      const answer = await client.hours.import({ scriptId, rows: rows.map(({ row }) => row) });
      onTaken(answer.log);
      const refused = answer.skipped.map(({ row, problem }) => ({ number: rows[row - 1]?.number ?? row, problem }));
      return { added: answer.added, left: [...problems, ...refused].sort((one, other) => one.number - other.number) };
    },
    onSuccess: ({ left }) => {
      setText("");
      if (left.length === 0) setOpened(false);
    },
  });
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (pasted.trim() === "") return;
    event.preventDefault();
    take.mutate(pasted);
  };
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTableImport size={16} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          Paste from a spreadsheet
        </Button>
        <FileButton
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          onChange={async (file) => {
            if (file) take.mutate(await file.text());
          }}
        >
          {(props) => (
            <Button size="compact-sm" variant="default" {...props}>
              Take a CSV file
            </Button>
          )}
        </FileButton>
      </Group>
      {opened && (
        <Textarea
          label="Rows of a spreadsheet"
          description="Date, client code, minutes, kind, note: in this order, or under headings with these words. Dates such as 3/11/2026."
          placeholder="Copy the rows in your spreadsheet, then press Ctrl+V here."
          rows={3}
          autoFocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onPaste={paste}
        />
      )}
      {opened && text.trim() !== "" && (
        <div>
          <Button size="compact-sm" loading={take.isPending} onClick={() => take.mutate(text)}>
            Take these rows
          </Button>
        </div>
      )}
      <ErrorNote error={take.error} />
      {take.data && <TakenNote taken={take.data} />}
    </Stack>
  );
}

function TakenNote({ taken: { added, left } }: { readonly taken: Taken }) {
  const count = added === 1 ? "1 session is added." : `${added} sessions are added.`;
  if (left.length === 0) {
    return (
      <Text size="sm" role="status">
        {added === 0 ? "There is no row with a date in it." : count}
      </Text>
    );
  }
  return (
    <Alert variant="light" color="gray" p="xs" role="status">
      {count} {left.length === 1 ? "1 row is" : `${left.length} rows are`} not:
      <ul className={classes.problems}>
        {left.map(({ number, problem }) => (
          <li key={number}>
            Row {number}: {problem}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
