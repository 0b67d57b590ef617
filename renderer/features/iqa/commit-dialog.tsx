import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { SheetChecks } from "../mark-sheet/sheet-checks.tsx";
import { type LookedOver, useGoToCheck } from "../mark-sheet/use-go-to-check.ts";

type CommitDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCommit: () => void;
  readonly head: SheetHead;
  readonly lookedOver: LookedOver;
};

/** Asks before the QA column is fixed, with what to look at again first. Going there closes the dialog; so does Escape. */
export function CommitDialog({ opened, onClose, onCommit, head, lookedOver }: CommitDialogProps) {
  const go = useGoToCheck(opened, onClose, head);
  return (
    <Modal opened={opened} onClose={onClose} title="Commit your QA marks?" size="lg" closeOnClickOutside={false}>
      <Stack gap="md">
        <Text size="sm">
          Your marks and feedback can't be changed afterwards. The assessor's marks are shown beside them then.
        </Text>
        <SheetChecks head={head} checks={lookedOver.checks} allTheSame="You can commit all the same." onGo={go} />
        <ErrorNote error={lookedOver.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button
            onClick={() => {
              onClose();
              onCommit();
            }}
          >
            Commit
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
