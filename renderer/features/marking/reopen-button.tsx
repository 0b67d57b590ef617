import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { IconLockOpen } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { AssessorSheet } from "../../../shared/contract/marking.ts";
import { client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";

type ReopenButtonProps = { readonly sheetId: string; readonly onReopened: (sheet: AssessorSheet) => void };

/** Takes a signed sheet back to marking, while no IQA has it in hand. The signature is voided; the reason stays beside it. */
export function ReopenButton({ sheetId, onReopened }: ReopenButtonProps) {
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState("");
  const reopen = useMutation({
    mutationFn: () => client.marking.reopen({ sheetId, reason }),
    onSuccess: onReopened,
  });
  const close = () => {
    setOpened(false);
    setReason("");
    reopen.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== "") reopen.mutate();
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconLockOpen size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        Reopen
      </Button>
      <Modal opened={opened} onClose={close} title="Reopen the mark sheet" closeOnClickOutside={false}>
        <form onSubmit={submit}>
          <Stack gap="md">
            <Textarea
              label="Reason"
              description="Your signature becomes void. The reason stays beside it for good."
              value={reason}
              maxLength={500}
              autosize
              minRows={2}
              data-autofocus
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <ErrorNote error={reopen.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={reopen.isPending} disabled={reason.trim() === ""}>
                Reopen
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
