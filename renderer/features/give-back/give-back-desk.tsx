import { Checkbox, Group, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { GiveBackItem } from "../../../shared/contract/give-back.ts";
import { assertNever } from "../../../shared/domain/assert-never.ts";
import { type GiveBackKind, giveBackKindSchema } from "../../../shared/domain/give-back.ts";
import { client } from "../../api/client.ts";
import { CommandButton } from "../../commands/index.ts";
import type { Chosen } from "../../components/choose-column.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { ExportProgress } from "../archive/export-progress.tsx";
import { useExportDesk } from "../archive/use-export-desk.ts";
import { ChooseSheets } from "./choose-sheets.tsx";
import classes from "./give-back-desk.module.css";
import { GiveBackPlan } from "./give-back-plan.tsx";
import { type ReadyGiveBack, SavedGiveBack } from "./saved-give-back.tsx";

const kindLabels: Readonly<Record<GiveBackKind, string>> = {
  "feedback-report": "Feedback reports, for the learners",
  "mark-sheet": "Mark sheets, for the centre's files",
};

export function GiveBackDesk({ items }: { readonly items: readonly GiveBackItem[] }) {
  const [chosen, setChosen] = useState<Chosen>(new Set());
  const [kinds, setKinds] = useState<readonly GiveBackKind[]>(["feedback-report"]);
  const sheetIds = useMemo(
    () => items.map(({ script }) => script.sheetId).filter((id) => chosen.has(id)),
    [items, chosen],
  );
  const choice = { sheetIds, kinds: [...kinds] };
  const { run, make, plan, cancelAndReturn, startAgain } = useExportDesk<ReadyGiveBack>({
    id: "give-back.make",
    label: "Make the PDFs",
    chosen: sheetIds.length > 0 && kinds.length > 0,
    work: (signal) => client.giveBack.export(choice, { signal }),
  });

  switch (run.step) {
    case "working":
    case "saving":
      return <ExportProgress run={run} what="the PDFs" onCancel={cancelAndReturn} />;
    case "saved":
      return <SavedGiveBack ready={run.ready} items={items} onAgain={startAgain} />;
    case "idle":
    case "failed":
      return (
        <div className={classes.choice}>
          <ChooseSheets items={items} kinds={kinds} chosen={chosen} onChange={setChosen} />
          <Stack
            gap="md"
            component="section"
            aria-label="What will be made"
            ref={plan}
            tabIndex={-1}
            style={{ outline: "none" }}
          >
            <Text size="sm" c="dimmed" role="status" className="tabular">
              {sheetIds.length} of {items.length} chosen
            </Text>
            <Checkbox.Group
              label="Make"
              value={[...kinds]}
              onChange={(values) => setKinds(giveBackKindSchema.options.filter((kind) => values.includes(kind)))}
            >
              <Stack gap="xs" mt={4}>
                {giveBackKindSchema.options.map((kind) => (
                  <Checkbox key={kind} value={kind} label={kindLabels[kind]} />
                ))}
              </Stack>
            </Checkbox.Group>
            <GiveBackPlan choice={choice} items={items} />
            {run.step === "failed" && <ErrorNote error={run.error} />}
            <Group>
              <CommandButton command={make} />
            </Group>
          </Stack>
        </div>
      );
    default:
      return assertNever(run);
  }
}
