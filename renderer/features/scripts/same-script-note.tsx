import { Alert, Button, List, Stack, Text } from "@mantine/core";
import { IconFiles } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
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
  const known = (scripts.data ?? []).filter((script) => scriptIds.includes(script.id));
  return (
    <Alert variant="default" role="alert" title="Taken in before" icon={<IconFiles size={18} aria-hidden />}>
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
