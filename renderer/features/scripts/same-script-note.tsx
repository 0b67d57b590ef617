import { Alert, Button, List, Stack, Text } from "@mantine/core";
import { IconFiles } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { formatDate } from "../../../shared/domain/dates.ts";
import { api } from "../../api/client.ts";

type SameScriptNoteProps = {
  readonly message: string;
  readonly scriptIds: readonly string[];
  readonly busy: boolean;
  readonly onAccept: () => void;
};

/** The same bytes came in before: often a slip, sometimes meant. Shows with which script, and leaves it to the person. */
export function SameScriptNote({ message, scriptIds, busy, onAccept }: SameScriptNoteProps) {
  const scripts = useQuery(api.scripts.list.queryOptions());
  const note = useRef<HTMLDivElement>(null);
  const known = (scripts.data ?? []).filter((script) => scriptIds.includes(script.id));
  const listed = known.length;
  // It stands below the files, where it may be out of sight, and grows once the earlier scripts are read.
  useEffect(() => {
    if (listed >= 0) note.current?.scrollIntoView({ block: "nearest" });
  }, [listed]);
  return (
    <Alert
      ref={note}
      variant="default"
      role="alert"
      title={scriptIds.length > 0 ? "Taken in before" : "The same file twice"}
      icon={<IconFiles size={18} aria-hidden />}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{message}</Text>
        {known.length > 0 && (
          <List size="sm">
            {known.map((script) => (
              <List.Item key={script.id}>
                {script.learner.name}: {script.assessmentTitle}, attempt {script.attempt}, received{" "}
                {formatDate(script.receivedOn)}
              </List.Item>
            ))}
          </List>
        )}
        <Button variant="default" size="sm" loading={busy} onClick={onAccept}>
          Take it in all the same
        </Button>
      </Stack>
    </Alert>
  );
}
