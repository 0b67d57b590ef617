import { useRef, useState } from "react";
import { asShownError } from "../api/errors.ts";
import { retryTime } from "./error-note.tsx";
import { useSecondsUntil } from "./use-seconds-until.ts";

export type Submit<Values> = {
  readonly submit: (values: Values) => Promise<void>;
  readonly busy: boolean;
  /** Seconds before the core takes another try. */
  readonly wait: number;
  readonly error: unknown;
  readonly clearError: () => void;
};

/**
 * Sends a form that holds a secret. Unlike a mutation it keeps nothing of what was sent: the query cache would hold on to
 * the passphrase for minutes.
 */
export function useSubmit<Values>(send: (values: Values) => Promise<unknown>): Submit<Values> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sending = useRef(false);
  const wait = useSecondsUntil(error === null ? undefined : retryTime(asShownError(error)));

  const submit = async (values: Values) => {
    if (sending.current || wait > 0) return;
    sending.current = true;
    setBusy(true);
    setError(null);
    try {
      await send(values);
    } catch (caught) {
      setError(caught);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  return { submit, busy, wait, error, clearError: () => setError(null) };
}
