import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import type { OutsideAddress } from "../../../shared/domain/outside-address.ts";

type LinkDialogProps = { readonly asked: OutsideAddress | undefined; readonly onClose: () => void };

/**
 * Asks before an address out of a learner's document is opened, and shows all of it: what a link says is not where it leads.
 * For the browser host: in Electron the program itself asks (see outside-links.ts).
 */
export function LinkDialog({ asked, onClose }: LinkDialogProps) {
  return (
    <Modal opened={asked !== undefined} onClose={onClose} title="A link in the script">
      <Stack gap="sm">
        <Text size="sm">
          It leads out of this program{asked?.host ? ", to " : ""}
          <b>{asked?.host}</b>. The whole address is below. Open it only if you trust it.
        </Text>
        <Textarea
          aria-label="Full address"
          readOnly
          autosize
          maxRows={8}
          value={asked?.address ?? ""}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button
            onClick={() => {
              window.open(asked?.address, "_blank", "noopener,noreferrer");
              onClose();
            }}
          >
            Open in the browser
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
