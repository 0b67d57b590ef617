import { Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { GiveBackChoice, GiveBackItem } from "../../../shared/contract/give-back.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { Figures } from "../../components/figures.tsx";
import { LeftOutList } from "./left-out-list.tsx";

type GiveBackPlanProps = { readonly choice: GiveBackChoice; readonly items: readonly GiveBackItem[] };

/** What would be made of the choice and what would not, before anything is made. */
export function GiveBackPlan({ choice, items }: GiveBackPlanProps) {
  const nothing = choice.sheetIds.length === 0 || choice.kinds.length === 0;
  const plan = useQuery({
    ...api.giveBack.plan.queryOptions({ input: choice, enabled: !nothing }),
    placeholderData: keepPreviousData,
  });
  if (nothing) {
    return (
      <Text size="sm" c="dimmed">
        {choice.kinds.length === 0
          ? "Choose feedback reports, mark sheets, or both."
          : "Choose at least one learner's script."}
      </Text>
    );
  }
  if (plan.error) return <ErrorNote error={plan.error} onRetry={() => plan.refetch()} />;
  if (!plan.data) return null;
  const { files, provisional, leftOut } = plan.data;
  return (
    <Stack gap="xs">
      <Figures
        label="What will be made"
        figures={[
          ["PDFs", files],
          ["Left out", leftOut.length],
        ]}
      />
      {provisional > 0 && (
        <Text size="sm">
          {countOf(provisional, "report is provisional", "reports are provisional")}: quality assurance has not been
          done and may still follow. {provisional === 1 ? "It says so." : "Each says so."}
        </Text>
      )}
      {leftOut.length > 0 && <LeftOutList leftOut={leftOut} items={items} bothKinds={choice.kinds.length > 1} />}
    </Stack>
  );
}
