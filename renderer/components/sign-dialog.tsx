import { Button, Group, Modal, Stack } from "@mantine/core";
import { IconSignature } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { asShownError } from "../api/errors.ts";
import { ErrorNote, retryTime } from "./error-note.tsx";
import { PassphraseInput } from "./passphrase-input.tsx";
import { useSecondsUntil } from "./use-seconds-until.ts";

type SignDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Signs. The dialog closes when it resolves, and shows the error and stays when it rejects. */
  readonly onSign: (passphrase: string) => Promise<void>;
  readonly title: string;
  /** Exactly what is signed, in words. */
  readonly summary: ReactNode;
};

const notYours = "That is not your passphrase. Check Caps Lock and try again; each failed try makes the wait longer.";

/** Whoever signs is signed in already: no sign-in name was asked for that could be wrong. */
function isWrongPassphrase(error: unknown): boolean {
  return error !== null && asShownError(error).code === "WRONG_PASSPHRASE";
}

export function SignDialog({ opened, onClose, onSign, title, summary }: SignDialogProps) {
  const [passphrase, setPassphrase] = useState("");
  const [signing, setSigning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wait = useSecondsUntil(error === null ? undefined : retryTime(asShownError(error)));

  // A passphrase never outlives the dialog it was typed into.
  useEffect(() => {
    if (opened) return;
    setPassphrase("");
    setError(null);
  }, [opened]);

  // Below a long list of what to look at again the error, and what it leaves to be done, would be out of sight.
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) foot.current?.scrollIntoView({ block: "nearest" });
  }, [error]);

  const sign = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === "" || wait > 0 || signing) return;
    setSigning(true);
    setError(null);
    try {
      await onSign(passphrase);
      onClose();
    } catch (caught) {
      setError(caught);
    } finally {
      setPassphrase("");
      setSigning(false);
    }
  };

  return (
    <Modal opened={opened} onClose={onClose} title={title} size="lg" closeOnClickOutside={false}>
      <form onSubmit={sign}>
        <Stack gap="md">
          <div>{summary}</div>
          <PassphraseInput
            label="Your passphrase"
            description="Your signature covers exactly what is shown here."
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            data-autofocus
            required
            withAsterisk={false}
          />
          <ErrorNote error={error} words={isWrongPassphrase(error) ? notYours : undefined} />
          <Group justify="flex-end" ref={foot} style={{ scrollMarginBottom: "var(--mantine-spacing-md)" }}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              leftSection={<IconSignature size={16} aria-hidden />}
              loading={signing}
              disabled={passphrase === "" || wait > 0}
            >
              Sign
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
