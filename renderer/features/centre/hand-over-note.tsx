import { Button, Group, Stack, Text } from "@mantine/core";
import classes from "./hand-over-note.module.css";

export type HandOver = { readonly name: string; readonly signInName: string; readonly passphrase: string };

type HandOverNoteProps = { readonly handOver: HandOver; readonly onClose: () => void };

/** What to tell a person so that they can sign in. The passphrase is not kept anywhere. */
export function HandOverNote({ handOver, onClose }: HandOverNoteProps) {
  return (
    <Stack gap="md">
      <Text size="sm" role="status">
        {handOver.name} can sign in now. Tell them, in person if you can:
      </Text>
      <dl className={classes.list}>
        <dt>Sign-in name</dt>
        <dd>{handOver.signInName}</dd>
        <dt>First passphrase</dt>
        <dd>{handOver.passphrase}</dd>
      </dl>
      <Text size="sm" c="dimmed">
        The passphrase is not shown again. They choose their own when they sign in.
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus autoFocus>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
