import { Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import type { GiveBackBar } from "../../../shared/domain/give-back.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import { api, client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { ReasonDialog } from "../../components/reason-dialog.tsx";
import { useRefreshLearners } from "../learners/use-refresh-learners.ts";
import { PersonChooser } from "./person-chooser.tsx";
import { useAssessors } from "./use-assessors.ts";

/** Where quality assurance decided otherwise, the assessor's part is not over: it may have to be somebody else's. */
const waysToSettle: ReadonlySet<GiveBackBar | null> = new Set(["other-outcome", "settle-first", "escalated"]);

type AssignAssessorProps = {
  readonly script: ScriptSummary;
  /** The sheet is signed and is not what was signed: its assessor takes it back. */
  readonly toSignAnew: boolean;
};

export function AssignAssessor({ script, toSignAnew }: AssignAssessorProps) {
  const refresh = useRefreshLearners();
  const assessors = useAssessors();
  const [chosen, setChosen] = useState<string | null>(script.assessor?.id ?? null);
  const [asking, setAsking] = useState(false);
  const assign = useMutation({
    /** @param reason asked for where it is: a sheet that is signed. */
    mutationFn: async (reason?: string) => {
      if (!chosen) return;
      await client.scripts.assign({ scriptId: script.id, assessorId: chosen, reason, revision: script.revision });
      await refresh();
    },
  });
  const bars = useQuery({
    ...api.giveBack.ofSheet.queryOptions({ input: { sheetId: script.sheetId } }),
    enabled: script.state === "qa-signed",
  }).data?.bars;
  const toSettle = script.state === "qa-signed" && waysToSettle.has(bars?.["feedback-report"] ?? null);

  const toGoOn = toSettle || toSignAnew;

  if ((isSigned(script.state) || script.state === "awaiting-countersignature") && !toGoOn) {
    return (
      <Text size="sm">{script.assessor?.name}. The sheet is signed, so the assessor can't be changed any more.</Text>
    );
  }
  const choices = [...assessors.choices];
  if (script.assessor && !choices.some((choice) => choice.value === script.assessor?.id)) {
    choices.unshift({ value: script.assessor.id, label: `${script.assessor.name} (no longer an assessor)` });
  }
  const name = choices.find(({ value }) => value === chosen)?.label ?? "another assessor";
  return (
    <Stack gap="xs">
      {script.state === "in-marking" && (
        <Text size="sm">Marking has started. What was written stays with the sheet.</Text>
      )}
      {toSettle && (
        <Text size="sm">
          Quality assurance decided otherwise, and the assessor agrees or escalates. Where they can't, give the sheet to
          somebody who can: what was signed stays as it is.
        </Text>
      )}
      <PersonChooser
        label="Assessor"
        placeholder="Choose an assessor"
        choices={choices}
        chosen={chosen}
        onChoose={setChosen}
        nothingFound="Nobody with the assessor role has this name"
        give={{
          label: script.assessor ? "Reassign" : "Assign",
          disabled: chosen === null || chosen === script.assessor?.id,
          busy: assign.isPending && !asking,
          run: () => (toGoOn ? setAsking(true) : assign.mutate(undefined)),
        }}
      />
      <ErrorNote error={assessors.error} />
      <ErrorNote error={asking ? null : assign.error} />
      <ReasonDialog
        opened={asking}
        onClose={() => {
          setAsking(false);
          assign.reset();
        }}
        onConfirm={(reason) => assign.mutateAsync(reason)}
        title={`Give the sheet to ${name}`}
        description="Say why its assessor can't go on with it. The reason goes into the audit trail."
        confirmLabel="Give the sheet"
      />
    </Stack>
  );
}
