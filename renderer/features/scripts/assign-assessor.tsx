import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { useRefreshLearners } from "../learners/use-refresh-learners.ts";
import { useAssessors } from "./use-assessors.ts";

export function AssignAssessor({ script }: { readonly script: ScriptSummary }) {
  const refresh = useRefreshLearners();
  const assign = useMutation(api.scripts.assign.mutationOptions({ onSuccess: refresh }));
  const assessors = useAssessors();
  const [chosen, setChosen] = useState<string | null>(script.assessor?.id ?? null);

  if (isSigned(script.state)) {
    return (
      <Text size="sm">{script.assessor?.name}. The sheet is signed, so the assessor can't be changed any more.</Text>
    );
  }
  const choices = [...assessors.choices];
  if (script.assessor && !choices.some((choice) => choice.value === script.assessor?.id)) {
    choices.unshift({ value: script.assessor.id, label: `${script.assessor.name} (no longer an assessor)` });
  }
  return (
    <Stack gap="xs">
      {script.state === "in-marking" && (
        <Text size="sm">Marking has started. What was written stays with the sheet.</Text>
      )}
      <Group gap="xs" wrap="nowrap">
        <Select
          aria-label="Assessor"
          placeholder="Choose an assessor"
          searchable
          openOnFocus={false}
          flex={1}
          data={choices}
          value={chosen}
          onChange={setChosen}
          allowDeselect={false}
          nothingFoundMessage="Nobody with the assessor role has this name"
        />
        <Button
          variant="default"
          loading={assign.isPending}
          disabled={chosen === null || chosen === script.assessor?.id}
          onClick={() => {
            if (chosen) assign.mutate({ scriptId: script.id, assessorId: chosen, revision: script.revision });
          }}
        >
          {script.assessor ? "Reassign" : "Assign"}
        </Button>
      </Group>
      <ErrorNote error={assessors.error} />
      <ErrorNote error={assign.error} />
    </Stack>
  );
}
