import { Button, FileButton, Group, Stack, Text, Textarea } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileSpreadsheet, IconTableImport } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ClipboardEvent, useState } from "react";
import type { HoursTable } from "../../../shared/contract/hours.ts";
import type { Inputs } from "../../../shared/contract/index.ts";
import { maximumTableBytes } from "../../../shared/contract/scripts.ts";
import { api, client } from "../../api/client.ts";
import { uploadFile } from "../../api/files.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import dropClasses from "../../components/file-dropzone.module.css";
import { formatBytes } from "../../components/file-size.ts";

/** A table of sessions that was read, and where from, in words. */
export type ReadHours = { readonly title: string; readonly tables: readonly HoursTable[] };

type TakeHoursProps = { readonly scriptId: string; readonly onRead: (read: ReadHours) => void };
type Source = { readonly title: string; readonly from: Inputs["hours"]["readTable"]["from"] | File };

/** An OpenDocument spreadsheet is told from other office documents by its name alone. */
function isTable({ kind, name }: { readonly kind: string; readonly name: string }): boolean {
  return kind === "xlsx" || kind === "csv" || (kind === "office" && /\.ods$/i.test(name));
}

/**
 * Where sessions come from besides typing: a spreadsheet that the learner handed in with the diary, another file, or the
 * clipboard. What is read is looked at before anything is added.
 */
export function TakeHours({ scriptId, onRead }: TakeHoursProps) {
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState("");
  const script = useQuery(api.scripts.get.queryOptions({ input: { scriptId } }));
  const tables = script.data?.files.filter(isTable) ?? [];
  const read = useMutation({
    mutationFn: async ({ title, from }: Source) => {
      if (from instanceof File && from.size > maximumTableBytes)
        return `“${title}” is larger than a log of hours can be (${formatBytes(maximumTableBytes)}).`;
      const source =
        from instanceof File ? { kind: "upload" as const, uploadId: await uploadFile(from, "table") } : from;
      const answer = await client.hours.readTable({ scriptId, from: source });
      if (answer.reason !== null) return answer.reason;
      setText("");
      setPasting(false);
      onRead({ title, tables: answer.tables });
      return null;
    },
  });
  const take = (from: File | null | undefined) => from && read.mutate({ title: from.name, from });
  const takeText = (pasted: string) =>
    read.mutate({ title: "what was pasted", from: { kind: "text", text: pasted.slice(0, 2_000_000) } });
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (pasted.trim() === "") return;
    event.preventDefault();
    takeText(pasted);
  };
  return (
    <Stack gap="xs">
      <Dropzone
        className={dropClasses.zone}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        multiple={false}
        loading={read.isPending}
        onDrop={() => undefined}
        onDropAny={(accepted, rejected) => take(accepted[0] ?? rejected[0]?.file)}
        inputProps={{ "aria-label": "Drop an hours log here", tabIndex: -1 }}
        p="xs"
      >
        <Group gap="xs">
          {tables.map(({ id, name }) => (
            <Button
              key={id}
              size="compact-sm"
              leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
              maw={360}
              onClick={() => read.mutate({ title: name, from: { kind: "file", fileId: id } })}
            >
              Read {name}
            </Button>
          ))}
          <FileButton accept=".xlsx,.xlsm,.xltx,.ods,.csv,.tsv,.txt" onChange={take}>
            {(props) => (
              <Button size="compact-sm" variant="default" {...props}>
                Choose an XLSX, ODS or CSV file
              </Button>
            )}
          </FileButton>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconTableImport size={16} aria-hidden />}
            aria-expanded={pasting}
            onClick={() => setPasting(!pasting)}
          >
            Paste from a spreadsheet
          </Button>
          <Text size="xs" c="dimmed">
            or drop a file here. You see its rows before any is added.
          </Text>
        </Group>
      </Dropzone>
      {pasting && (
        <Textarea
          label="Rows of a spreadsheet"
          description="Date, client code, minutes, kind, note: in this order, or under headings with these words. Dates such as 3/11/2026."
          placeholder="Copy the rows in your spreadsheet, then press Ctrl+V here."
          rows={3}
          spellCheck={false}
          autoFocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onPaste={paste}
        />
      )}
      {pasting && text.trim() !== "" && (
        <div>
          <Button size="compact-sm" loading={read.isPending} onClick={() => takeText(text)}>
            Read these rows
          </Button>
        </div>
      )}
      <ErrorNote error={read.error} />
      {read.data && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {read.data}
        </Text>
      )}
    </Stack>
  );
}
