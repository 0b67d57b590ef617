import { Group } from "@mantine/core";
import { useState } from "react";
import type { IqaSheet } from "../../../shared/contract/iqa.ts";
import { client } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { ReasonDialog } from "../../components/reason-dialog.tsx";

type TakeBackButtonProps = {
  readonly sheetId: string;
  readonly onTakenBack: (sheet: IqaSheet) => void;
  /** What the reason is asked for. */
  readonly ask: string;
};

/** Opens a signed QA column again. The IQA's signature is voided; the reason stays beside it. */
export function TakeBackButton({ sheetId, onTakenBack, ask }: TakeBackButtonProps) {
  const [asking, setAsking] = useState(false);
  const takeBack: Command = {
    id: "sheet.take-back-check",
    label: "Take the check back",
    group: "Mark sheet",
    run: () => setAsking(true),
  };
  useCommands([takeBack]);
  return (
    <>
      <Group mt="xs">
        <CommandButton command={takeBack} size="xs" variant="default" />
      </Group>
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={async (reason) => onTakenBack(await client.iqa.takeBack({ sheetId, reason }))}
        title="Take the check back"
        description={`${ask} You can write in the QA column again; your signature becomes void and stays on record with this reason and with the marks that it covered.`}
        confirmLabel="Take the check back"
      />
    </>
  );
}
