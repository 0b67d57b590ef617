import { Checkbox, Stack, Text } from "@mantine/core";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { useDeclarations } from "./use-declarations.ts";

export const authenticityWords = "The learner has stated that this work is their own";
export const refusalWords = "The learner refuses use for standardisation";
export const authenticityHint = "Needed before the mark sheet can be signed.";
export const refusalHint = "Binds every later export of this script for the awarding body.";

export function Declarations({ script }: { readonly script: ScriptSummary }) {
  const declarations = useDeclarations(script);
  const signed = isSigned(script.state);
  return (
    <Stack gap="xs">
      <Checkbox
        label={authenticityWords}
        description={authenticityHint}
        disabled={signed}
        checked={declarations.shown.authenticityConfirmed}
        onChange={(event) => declarations.save({ authenticityConfirmed: event.currentTarget.checked })}
      />
      <Checkbox
        label={refusalWords}
        description={refusalHint}
        disabled={signed}
        checked={declarations.shown.standardisationRefused}
        onChange={(event) => declarations.save({ standardisationRefused: event.currentTarget.checked })}
      />
      {signed && <Text size="sm">The sheet is signed, and these statements are part of what was signed.</Text>}
      <ErrorNote error={declarations.error} />
    </Stack>
  );
}
