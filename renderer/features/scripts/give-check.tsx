import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { ReasonDialog } from "../../components/reason-dialog.tsx";
import { useRefreshLearners } from "../learners/use-refresh-learners.ts";
import { useIqas } from "./use-assessors.ts";

/** A check that is begun and not signed, or is not what was signed, and the way to give it to another IQA where this one can't finish it. */
export function GiveCheck({ script, toSignAnew }: { readonly script: ScriptSummary; readonly toSignAnew: boolean }) {
  const refresh = useRefreshLearners();
  const iqas = useIqas();
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const choices = iqas.choices.filter(({ value }) => value !== script.iqa?.id && value !== script.assessor?.id);
  const give = async (reason: string) => {
    if (!chosen) return;
    await client.scripts.giveCheck({ scriptId: script.id, iqaId: chosen, reason, revision: script.revision });
    setChosen(null);
    await refresh();
  };
  return (
    <Stack gap="xs">
      <Text size="sm">
        {script.iqa?.name ?? "An IQA"}{" "}
        {toSignAnew ? "takes the check back and signs anew." : "has started on this sheet and has not signed."}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Select
          aria-label="Another IQA"
          placeholder="Choose an IQA"
          searchable
          openOnFocus={false}
          flex={1}
          data={choices}
          value={chosen}
          onChange={setChosen}
          nothingFoundMessage="No other IQA has this name"
        />
        <Button variant="default" disabled={chosen === null} onClick={() => setAsking(true)}>
          Give to another IQA
        </Button>
      </Group>
      <ErrorNote error={iqas.error} />
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={give}
        title="Give the check to another IQA"
        description="The QA column is emptied, and the other IQA starts anew without seeing the assessor's marks. What was written stays in the column's history; the reason goes into the audit trail."
        confirmLabel="Give the check"
      />
    </Stack>
  );
}
