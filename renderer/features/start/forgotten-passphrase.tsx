import { Alert, Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { schemaResolver, useForm } from "@mantine/form";
import { useState } from "react";
import { z } from "zod";
import { client } from "../../api/client.ts";
import { refreshStatus } from "../../api/session.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { focusFirstError } from "../../components/focus-first-error.ts";
import { NewPassphraseFields, newPassphraseFields, repeatedAlike } from "../../components/new-passphrase-fields.tsx";
import { useSubmit } from "../../components/use-submit.ts";
import { SignInNameField } from "./sign-in-name-field.tsx";
import { StartHeading } from "./start-heading.tsx";

const schema = z
  .object({ recoveryCode: z.string().trim().min(1, "Type the recovery code.").max(100), ...newPassphraseFields })
  .check(repeatedAlike);

type ForgottenPassphraseProps = { readonly signInName: string; readonly onBack: () => void };

/** A new passphrase by the centre's recovery code. */
export function ForgottenPassphrase({ signInName: offered, onBack }: ForgottenPassphraseProps) {
  const [signInName, setSignInName] = useState(offered);
  const form = useForm({
    initialValues: { recoveryCode: "", passphrase: "", repeated: "" },
    validate: schemaResolver(schema, { sync: true }),
  });
  const { submit, busy, wait, error } = useSubmit(async (values: typeof form.values) => {
    await client.session.recover({
      signInName,
      recoveryCode: values.recoveryCode,
      newPassphrase: values.passphrase,
    });
    await refreshStatus();
  });

  return (
    <form onSubmit={form.onSubmit(submit, focusFirstError(form))} noValidate>
      <Stack gap="md">
        <StartHeading title="Forgotten passphrase">
          Centre staff can give you a new first passphrase. With the centre's recovery code you can set one yourself,
          and nothing is lost.
        </StartHeading>
        <SignInNameField value={signInName} onChange={setSignInName} />
        <TextInput
          label="Recovery code"
          description="Printed when the centre was set up. Capitals and hyphens don't matter."
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps("recoveryCode")}
        />
        <NewPassphraseFields
          label="New passphrase"
          passphraseProps={form.getInputProps("passphrase")}
          repeatedProps={form.getInputProps("repeated")}
        />
        <ErrorNote error={error} />
        <Button type="submit" loading={busy} disabled={signInName === "" || wait > 0}>
          Set the passphrase and sign in
        </Button>
        <Alert role="note" variant="light" color="gray">
          <Text size="sm">
            If nobody at the centre knows a passphrase and the recovery code is lost too, nothing can be recovered.
            There is no other way in.
          </Text>
        </Alert>
        <div>
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            Back to sign in
          </Anchor>
        </div>
      </Stack>
    </form>
  );
}
