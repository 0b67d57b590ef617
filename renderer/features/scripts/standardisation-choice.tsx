import { Checkbox, Stack } from "@mantine/core";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { useDeclarations } from "./use-declarations.ts";

/** The learner's right to keep a script out of the awarding body's standardisation, as one box in a row. */
export function StandardisationChoice({ script }: { readonly script: ScriptSummary }) {
  const declarations = useDeclarations(script);
  return (
    <Stack gap={4}>
      <Checkbox
        size="xs"
        label="Refused"
        aria-label={`Refused: use for standardisation of ${script.assessmentTitle}, attempt ${script.attempt}`}
        disabled={isSigned(script.state)}
        checked={declarations.shown.standardisationRefused}
        onChange={(event) => declarations.save({ standardisationRefused: event.currentTarget.checked })}
      />
      <ErrorNote error={declarations.error} />
    </Stack>
  );
}
