import { Stack, Text } from "@mantine/core";
import { useRef, useState } from "react";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { ReasonDialog } from "../../components/reason-dialog.tsx";
import { useRefreshLearners } from "../learners/use-refresh-learners.ts";
import { PersonChooser } from "./person-chooser.tsx";
import { useIqas } from "./use-assessors.ts";

/** A check that is begun and not signed, or is not what was signed, and the way to give it to another IQA where this one can't finish it. */
export function GiveCheck({ script, toSignAnew }: { readonly script: ScriptSummary; readonly toSignAnew: boolean }) {
  const refresh = useRefreshLearners();
  const iqas = useIqas();
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const choices = iqas.choices.filter(({ value }) => value !== script.iqa?.id && value !== script.assessor?.id);
  const name = choices.find(({ value }) => value === chosen)?.label ?? "another IQA";
  const give = async (reason: string) => {
    if (!chosen) return;
    await client.scripts.giveCheck({ scriptId: script.id, iqaId: chosen, reason, revision: script.revision });
    setChosen(null);
    await refresh();
    // The button that asked for it has nobody to give the check to any more, and can't have the keyboard back.
    chooser.current?.focus();
  };
  return (
    <Stack gap="xs">
      <Text size="sm">
        {script.iqa?.name ?? "An IQA"}{" "}
        {toSignAnew ? "takes the check back and signs anew." : "has this check in hand and has not signed."}
      </Text>
      {iqas.isRead && choices.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody else can take it over: the sheet's assessor can't, and the centre has no other IQA. Give somebody that
          role under Centre.
        </Text>
      ) : (
        <PersonChooser
          ref={chooser}
          label="Another IQA"
          placeholder="Choose an IQA"
          choices={choices}
          chosen={chosen}
          onChoose={setChosen}
          nothingFound="No other IQA has this name"
          give={{ label: "Give to another IQA", disabled: chosen === null, run: () => setAsking(true) }}
        />
      )}
      <ErrorNote error={iqas.error} />
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={give}
        title={`Give the check to ${name}`}
        description="The QA column is emptied, and the other IQA starts anew without seeing the assessor's marks. What was written stays in the column's history; the reason goes into the audit trail."
        confirmLabel="Give the check"
      />
    </Stack>
  );
}
