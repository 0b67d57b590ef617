import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { client } from "../../api/client.ts";
import { readPieces, saveBlob } from "../../api/files.ts";
import { ErrorNote } from "../../components/error-note.tsx";

const label = "Save the file as received";

/** The learner's file, byte for byte. Always typed as plain bytes: whoever opens it does so outside the program. */
function useSaveAsReceived(file: ScriptFile) {
  return useMutation({
    mutationFn: async () => {
      const read = (range: { offset: number; length: number }) =>
        client.scripts.readFile({ fileId: file.id, ...range });
      saveBlob(await readPieces(read, file.bytes, "application/octet-stream"), file.name);
    },
  });
}

export function SaveAsReceivedButton({ file }: { readonly file: ScriptFile }) {
  const save = useSaveAsReceived(file);
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        {label}
      </Button>
      <ErrorNote error={save.error} />
    </div>
  );
}

export function SaveAsReceivedIcon({ file }: { readonly file: ScriptFile }) {
  const save = useSaveAsReceived(file);
  return (
    <>
      <Tooltip label={label} openDelay={400}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={label}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          <IconDownload size={18} />
        </ActionIcon>
      </Tooltip>
      <ErrorNote error={save.error} />
    </>
  );
}
