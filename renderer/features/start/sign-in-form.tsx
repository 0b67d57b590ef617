import { Button, Code, Stack, Text } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { client } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { refreshStatus, useStatus } from "../../api/session.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { PassphraseInput } from "../../components/passphrase-input.tsx";
import { useSubmit } from "../../components/use-submit.ts";
import { SignInNameField } from "./sign-in-name-field.tsx";
import { StartHeading } from "./start-heading.tsx";

type SignInFormProps = { readonly signInName: string; readonly onSignInName: (signInName: string) => void };

export function SignInForm({ signInName, onSignInName }: SignInFormProps) {
  const { centre, demonstrationPassphrase } = useStatus();
  const [passphrase, setPassphrase] = useState("");
  const name = useRef<HTMLSelectElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { submit, busy, wait, error, clearError } = useSubmit(async () => {
    try {
      await client.session.signIn({ signInName, passphrase });
    } catch (caught) {
      // One that was not even tried stays, to be sent again when the wait is over.
      if (asShownError(caught).code === "WRONG_PASSPHRASE") setPassphrase("");
      throw caught;
    }
    await refreshStatus();
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form appears
  useEffect(() => {
    (signInName === "" ? name.current : field.current)?.focus();
  }, []);

  // A refused passphrase is typed again in the same place.
  useEffect(() => {
    if (error !== null && !busy) field.current?.focus();
  }, [error, busy]);

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (signInName !== "" && passphrase !== "") void submit(undefined);
  };

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <StartHeading title="Sign in">{centre && `${centre.name}, centre number ${centre.number}`}</StartHeading>
        <SignInNameField
          ref={name}
          value={signInName}
          onChange={(chosen) => {
            if (chosen === signInName) return;
            onSignInName(chosen);
            clearError();
          }}
        />
        <PassphraseInput
          ref={field}
          label="Passphrase"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="current-password"
        />
        {demonstrationPassphrase !== null && (
          <Text size="sm">
            In the demonstration, everybody's passphrase is <Code fz="sm">{demonstrationPassphrase}</Code>
          </Text>
        )}
        <ErrorNote error={error} />
        <Button type="submit" loading={busy} disabled={signInName === "" || passphrase === "" || wait > 0}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
