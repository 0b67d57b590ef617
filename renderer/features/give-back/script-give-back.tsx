import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import {
  type GiveBackKind,
  giveBackBarReasons,
  giveBackKindSchema,
  giveBackKindTitles,
} from "../../../shared/domain/give-back.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { useSaveGivenBack } from "./use-save-given-back.ts";

const kinds = giveBackKindSchema.options;

/** What can be handed out of one script's sheet; what can't, and why, in its place. */
export function ScriptGiveBack({ script }: { readonly script: ScriptSummary }) {
  const { sheetId } = script;
  const plan = useQuery(api.giveBack.plan.queryOptions({ input: { sheetIds: [sheetId], kinds: [...kinds] } }));
  const save = useSaveGivenBack(sheetId);
  if (plan.error) return <ErrorNote error={plan.error} onRetry={() => plan.refetch()} />;
  if (!plan.data) return null;
  const barOf = (kind: GiveBackKind) => plan.data.leftOut.find((left) => left.kind === kind)?.bar;
  const reasons = new Set(plan.data.leftOut.map(({ bar }) => giveBackBarReasons[bar]));
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {kinds
          .filter((kind) => barOf(kind) === undefined)
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
      {[...reasons].map((reason) => (
        <Text size="sm" key={reason}>
          {reason}
        </Text>
      ))}
      <ErrorNote error={save.error} />
    </Stack>
  );
}
