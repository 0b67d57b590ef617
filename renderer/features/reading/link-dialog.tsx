import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";

type LinkDialogProps = { readonly address: string | undefined; readonly onClose: () => void };

/** Whether the host lets a window open an address at all. The product's own window opens nothing: there it can be copied. */
const canOpen = window.workstation === undefined;

/** Asks before an address out of a learner's document is opened, and shows all of it: what a link says is not where it leads. */
export function LinkDialog({ address, onClose }: LinkDialogProps) {
  return (
    <Modal opened={address !== undefined} onClose={onClose} title="A link in the script">
      <Stack gap="sm">
        <Text size="sm">
          {canOpen
            ? "It leads out of this program, to the address below. Open it only if you trust it."
            : "It leads out of this program, which opens no address by itself. Copy it if you trust it."}
        </Text>
        <Textarea
          aria-label="Full address"
          readOnly
          autosize
          maxRows={8}
          value={address ?? ""}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          {canOpen && (
            <Button
              onClick={() => {
                window.open(address, "_blank", "noopener,noreferrer");
                onClose();
              }}
            >
              Open in the browser
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
