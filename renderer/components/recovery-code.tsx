import { Alert, Button, Checkbox, CopyButton, Group, Text } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { IconCheck, IconCopy, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { formatDate } from "../../shared/domain/dates.ts";
import { useStatus } from "../api/session.tsx";
import classes from "./recovery-code.module.css";

type RecoveryCodeProps = { readonly recoveryCode: string; readonly goOn: string; readonly onStored: () => void };

/**
 * Asks before the window goes somewhere else. A browser has its own question for that; a window of the program's own stays
 * open without a word, so the page says why.
 * @returns whether somebody has tried to leave.
 */
function useKeptFromLeaving(keeps: boolean): boolean {
  const [tried, setTried] = useState(false);
  const hold = (event: BeforeUnloadEvent) => {
    if (!keeps) return;
    event.preventDefault();
    setTried(true);
  };
  useWindowEvent("beforeunload", hold);
  return tried && keeps;
}

/** The one time that a recovery code is there to be read: nobody goes on without having said that they stored it. */
export function RecoveryCode({ recoveryCode, goOn, onStored }: RecoveryCodeProps) {
  const { centre } = useStatus();
  const [stored, setStored] = useState(false);
  const triedToLeave = useKeptFromLeaving(!stored);
  return (
    <>
      <Text size="sm">
        It opens the centre's data if a passphrase is forgotten. It is shown now and never again, and no copy of it is
        kept.
      </Text>
      <output className={classes.code} aria-label="Recovery code">
        {recoveryCode}
      </output>
      <Text size="sm" className={classes.onPaper}>
        {centre && `${centre.name}, centre number ${centre.number}. `}
        Made on {formatDate(new Date().toISOString())}.
      </Text>
      <Group gap="xs" className={classes.onScreen}>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          Print
        </Button>
        <CopyButton value={recoveryCode}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Alert role="note" color="yellow" variant="light">
        <Text size="sm">
          Keep it on paper in a locked place, away from this computer. Without a passphrase and without this code,
          nothing can be recovered: not by you, and not by anybody else.
        </Text>
      </Alert>
      {triedToLeave && (
        <Alert role="alert" color="red" variant="light" className={classes.onScreen}>
          <Text size="sm">
            Nothing else holds this code, and it is not shown again. Store it and tick the box before you leave.
          </Text>
        </Alert>
      )}
      <form
        className={classes.onScreen}
        onSubmit={(event) => {
          event.preventDefault();
          if (stored) onStored();
        }}
      >
        <Checkbox
          label="I have stored it"
          checked={stored}
          onChange={(event) => setStored(event.currentTarget.checked)}
          mb="md"
        />
        <Button type="submit" disabled={!stored}>
          {goOn}
        </Button>
      </form>
    </>
  );
}
