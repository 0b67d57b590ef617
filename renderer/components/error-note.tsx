import { Alert, Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { asShownError, type ShownError } from "../api/errors.ts";
import { useSecondsUntil } from "./use-seconds-until.ts";

type ErrorNoteProps = {
  readonly error: unknown;
  /** In place of the error's own words, where they don't fit the place. */
  readonly words?: string | undefined;
  readonly onRetry?: () => void;
};

/** What went wrong and what to do next, where it went wrong. Nothing while there is no error. */
export function ErrorNote({ error, words, onRetry }: ErrorNoteProps) {
  if (error === null || error === undefined) return null;
  const shown = asShownError(error);
  return (
    <div>
      <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />} role="alert">
        <Text size="sm">{words ?? shown.message}</Text>
      </Alert>
      {/* Outside the alert: a screen reader would otherwise read the whole message again each second. */}
      <RetryCountdown retryAt={retryTime(shown)} />
      {onRetry && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </div>
  );
}

function RetryCountdown({ retryAt }: { readonly retryAt: string | undefined }) {
  const seconds = useSecondsUntil(retryAt);
  if (retryAt === undefined) return null;
  return (
    <Text size="sm" c="dimmed" mt={4} role="timer" className="tabular">
      You can try again {describeWait(seconds)}.
    </Text>
  );
}

function describeWait(seconds: number): string {
  if (seconds === 0) return "now";
  return seconds === 1 ? "in 1 second" : `in ${seconds} seconds`;
}

/** When the core takes the next try, for the errors that make a person wait. */
export function retryTime(error: ShownError | undefined): string | undefined {
  switch (error?.code) {
    case "TOO_SOON":
    case "WRONG_PASSPHRASE":
    case "WRONG_RECOVERY_CODE":
      return error.details.retryAt;
    default:
      return undefined;
  }
}
