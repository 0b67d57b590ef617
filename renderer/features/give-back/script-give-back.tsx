import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import {
  giveBackBarReasons,
  giveBackKindSchema,
  giveBackKindTitles,
  resultStandingWords,
  standingOfResult,
} from "../../../shared/domain/give-back.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { describeMade } from "./made-words.ts";
import { SavedNote } from "./saved-note.tsx";
import { useSaveGivenBack } from "./use-save-given-back.ts";

const kinds = giveBackKindSchema.options;

/** What can be handed out of one script's sheet, and what was; what can't, and why, in its place. */
export function ScriptGiveBack({ script }: { readonly script: ScriptSummary }) {
  const { sheetId } = script;
  const item = useQuery(api.giveBack.ofSheet.queryOptions({ input: { sheetId } }));
  const save = useSaveGivenBack(sheetId);
  if (item.error) return <ErrorNote error={item.error} onRetry={() => item.refetch()} />;
  if (!item.data) return null;
  const { bars, made } = item.data;
  const reasons = new Set(kinds.flatMap((kind) => (bars[kind] ? [giveBackBarReasons[bars[kind]]] : [])));
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {kinds
          .filter((kind) => bars[kind] === null)
          .map((kind) => (
            <Button
              key={kind}
              size="compact-sm"
              variant="default"
              loading={save.isPending && save.variables === kind}
              onClick={() => save.mutate(kind)}
            >
              Save {giveBackKindTitles[kind].toLowerCase()} (PDF)
            </Button>
          ))}
      </Group>
      <SavedNote fileName={save.data} />
      {bars["feedback-report"] === null && (
        <Text size="sm">{resultStandingWords[standingOfResult(script.state)].title}: the report says so.</Text>
      )}
      {kinds.map((kind) => {
        const one = made[kind];
        return (
          one && (
            <Text size="sm" key={kind}>
              {describeMade(kind, one)}
            </Text>
          )
        );
      })}
      {[...reasons].map((reason) => (
        <Text size="sm" key={reason}>
          {reason}
        </Text>
      ))}
      <ErrorNote error={save.error} />
    </Stack>
  );
}
