import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconArrowsDiff, IconRepeat } from "@tabler/icons-react";
import { useState } from "react";
import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { formatDate } from "../../../shared/domain/dates.ts";
import { type Command, useCommands } from "../../commands/index.ts";
import { AttemptsDialog } from "./attempts-dialog.tsx";

/** On a resubmission: which attempt it is of how many, by when it was due, and the way to what it answers. */
export function AttemptNote({ sheet }: { readonly sheet: AssessorSheet }) {
  const [opened, setOpened] = useState(false);
  const { attempt } = sheet.script;
  const compare: Command = {
    id: "sheet.compare-attempts",
    label: "Compare with the earlier attempt",
    shortcut: "alt+C",
    group: "Mark sheet",
    when: () => attempt > 1,
    run: () => setOpened(true),
  };
  useCommands([compare]);
  if (attempt === 1) return null;
  return (
    <Alert variant="light" p="xs" icon={<IconRepeat size={18} aria-hidden />}>
      <Stack gap={6}>
        <Text size="sm">{attemptInWords(sheet)}</Text>
        <div>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowsDiff size={16} aria-hidden />}
            onClick={compare.run}
          >
            {compare.label}
          </Button>
        </div>
      </Stack>
      <AttemptsDialog opened={opened} onClose={() => setOpened(false)} sheet={sheet} />
    </Alert>
  );
}

function attemptInWords({ script, attempt, carried }: AssessorSheet): string {
  const beyond = script.attempt > attempt.allowed;
  return [
    `Attempt ${script.attempt}; the centre allows ${attempt.allowed}.`,
    attempt.resubmitBy === null ? "" : `It was to be handed in by ${formatDate(attempt.resubmitBy)}.`,
    attempt.limitReason === null ? "" : `Taken in beyond the limit: ${attempt.limitReason}`,
    beyond && attempt.limitReason === null ? "It was taken in before the centre set that limit." : "",
    carried.length === 0
      ? "Nothing is carried forward: everything is judged again."
      : "It answers the referred sections; what was passed is carried forward.",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
