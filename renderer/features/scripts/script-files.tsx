import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconFileAlert } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ScriptFile, ScriptFileKind } from "../../../shared/contract/scripts.ts";
import { api, client } from "../../api/client.ts";
import { readPieces, saveBlob } from "../../api/files.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { formatBytes } from "../../components/file-size.ts";

export const kindTitles: Readonly<Record<ScriptFileKind, string>> = {
  pdf: "PDF",
  docx: "Word document",
  odt: "OpenDocument text",
  rtf: "Rich Text",
  text: "Plain text",
  markdown: "Markdown",
  html: "Web page",
  xlsx: "Spreadsheet",
  csv: "Table (CSV)",
  pptx: "Slides",
  image: "Picture",
  tiff: "Scan (TIFF)",
  eml: "E-mail",
  office: "Older office format",
  other: "Other file",
};

/** No kind is turned away, so nothing may read as if one were. */
export const keptAndShown =
  "Any file is kept exactly as handed in, up to 200 MB each. These are shown: PDF, Word, OpenDocument, RTF, text, Markdown, web pages, spreadsheets and CSV, slides, pictures, scans (TIFF) and e-mails.";

export function ScriptFiles({ files }: { readonly files: readonly ScriptFile[] }) {
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
      {files.map((file) => (
        <li key={file.id}>
          <StoredFile file={file} />
        </li>
      ))}
    </Stack>
  );
}

function StoredFile({ file }: { readonly file: ScriptFile }) {
  const save = useMutation({ mutationFn: () => saveStoredFile(file) });
  return (
    <Paper withBorder p="sm">
      <Stack gap={4}>
        <Group gap="xs" justify="space-between" wrap="nowrap">
          <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
            {file.name}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            flex="none"
            loading={save.isPending}
            onClick={() => save.mutate()}
            aria-label={`Save a copy of ${file.name}`}
          >
            Save a copy
          </Button>
        </Group>
        <Text size="sm" c="dimmed" className="tabular">
          {kindTitles[file.kind]}, {formatBytes(file.bytes)}
        </Text>
        <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          SHA-256 {file.sha256}
        </Text>
        <UnshownReason file={file} />
        <ErrorNote error={save.error} />
      </Stack>
    </Paper>
  );
}

/** Typed as plain bytes, whatever it is: it is opened outside the program, by what the person chooses. */
async function saveStoredFile(file: ScriptFile): Promise<void> {
  const blob = await readPieces(
    (range) => client.scripts.readFile({ fileId: file.id, ...range }),
    file.bytes,
    file.mediaType,
  );
  saveBlob(blob, file.name);
}

/** A file that can't be shown is kept all the same; whoever takes it in should hear of it first. */
export function UnshownReason({ file }: { readonly file: ScriptFile }) {
  const shown = useQuery(api.scripts.show.queryOptions({ input: { fileId: file.id } }));
  if (shown.error) return <ErrorNote error={shown.error} />;
  if (shown.data?.as !== "unshown") return null;
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <IconFileAlert size={16} aria-hidden style={{ flex: "none", marginTop: 2 }} />
      <Text size="sm">{shown.data.reason}</Text>
    </Group>
  );
}
