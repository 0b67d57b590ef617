import { Button } from "@mantine/core";
import { IconLockOpen } from "@tabler/icons-react";
import { useState } from "react";
import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { client } from "../../api/client.ts";
import { type Command, useCommands } from "../../commands/index.ts";
import { ReasonDialog } from "../../components/reason-dialog.tsx";

type ReopenButtonProps = { readonly sheetId: string; readonly onReopened: (sheet: AssessorSheet) => void };

/** Takes a signed sheet back to marking. The signature is voided; the reason stays beside it. */
export function ReopenButton({ sheetId, onReopened }: ReopenButtonProps) {
  const [opened, setOpened] = useState(false);
  const command: Command = {
    id: "sheet.reopen",
    label: "Reopen",
    group: "Mark sheet",
    run: () => setOpened(true),
  };
  useCommands([command]);
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconLockOpen size={16} aria-hidden />} onClick={command.run}>
        {command.label}
      </Button>
      <ReasonDialog
        opened={opened}
        onClose={() => setOpened(false)}
        onConfirm={async (reason) => onReopened(await client.marking.reopen({ sheetId, reason }))}
        title="Reopen the mark sheet"
        description="Every signature on it becomes void. The reason stays beside them for good."
        confirmLabel="Reopen"
      />
    </>
  );
}
