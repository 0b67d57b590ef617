import { Button, Fieldset, Group, Modal, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { client } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { PassphraseInput } from "../../components/passphrase-input.tsx";
import { RecoveryCode } from "../../components/recovery-code.tsx";
import { useSubmit } from "../../components/use-submit.ts";
import classes from "./renew-recovery-code.module.css";

/** For a centre whose recovery code was lost, or seen by somebody who must not have it. */
export function RenewRecoveryCode() {
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const close = () => {
    setAsking(false);
    setMade(null);
  };
  return (
    <Fieldset legend="Recovery code">
      <Text size="sm" c="dimmed" mb="sm">
        It opens the centre's data if a passphrase is forgotten. If nobody knows where it is, or somebody has seen it
        who must not, make a new one.
      </Text>
      <Button variant="default" onClick={() => setAsking(true)}>
        Make a new recovery code
      </Button>
      <Modal
        opened={asking}
        onClose={close}
        title={made === null ? "Make a new recovery code" : "Your centre's new recovery code"}
        classNames={{ root: classes.dialog }}
        closeOnClickOutside={false}
        // It is shown this once: a key pressed by habit must not take it away.
        closeOnEscape={made === null}
        withCloseButton={made === null}
      >
        {made === null ? (
          <Ask onClose={close} onMade={setMade} />
        ) : (
          <Stack gap="md">
            <RecoveryCode recoveryCode={made} goOn="Done" onStored={close} />
          </Stack>
        )}
      </Modal>
    </Fieldset>
  );
}

type AskProps = { readonly onClose: () => void; readonly onMade: (recoveryCode: string) => void };

const notYours = "That is not your passphrase. Check Caps Lock and try again; each failed try makes the wait longer.";

function Ask({ onClose, onMade }: AskProps) {
  const [passphrase, setPassphrase] = useState("");
  const { submit, busy, wait, error } = useSubmit(async (typed: string) => {
    setPassphrase("");
    onMade((await client.centre.renewRecoveryCode({ passphrase: typed })).recoveryCode);
  });
  const wrong = error !== null && asShownError(error).code === "WRONG_PASSPHRASE";
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== "") void submit(passphrase);
  };
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        <Text size="sm">
          The old code stops working at once. Only a backup or another copy of the data folder that was made before
          still opens with it.
        </Text>
        <PassphraseInput
          label="Your passphrase"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          data-autofocus
          required
          withAsterisk={false}
        />
        <ErrorNote error={error} words={wrong ? notYours : undefined} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={passphrase === "" || wait > 0}>
            Make a new code
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
