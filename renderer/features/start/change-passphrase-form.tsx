import { Button, Group, Stack } from "@mantine/core";
import { schemaResolver, useForm } from "@mantine/form";
import { z } from "zod";
import { client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { focusFirstError } from "../../components/focus-first-error.ts";
import { NewPassphraseFields, newPassphraseFields, repeatedAlike } from "../../components/new-passphrase-fields.tsx";
import { PassphraseInput } from "../../components/passphrase-input.tsx";
import { useSubmit } from "../../components/use-submit.ts";

const schema = z
  .object({ current: z.string().min(1, "Type the passphrase that you have now."), ...newPassphraseFields })
  .check(
    repeatedAlike,
    z.refine((values) => values.passphrase === "" || values.passphrase !== values.current, {
      path: ["passphrase"],
      message: "Choose another passphrase than the one you have now.",
    }),
  );

type ChangePassphraseFormProps = {
  readonly onChanged: () => void | Promise<void>;
  readonly onCancel?: () => void;
  readonly currentLabel?: string;
};

export function ChangePassphraseForm({
  onChanged,
  onCancel,
  currentLabel = "Present passphrase",
}: ChangePassphraseFormProps) {
  const form = useForm({
    initialValues: { current: "", passphrase: "", repeated: "" },
    validate: schemaResolver(schema, { sync: true }),
  });
  const { submit, busy, wait, error } = useSubmit(async (values: typeof form.values) => {
    await client.session.changePassphrase({ passphrase: values.current, newPassphrase: values.passphrase });
    form.reset();
    await onChanged();
  });

  return (
    <form onSubmit={form.onSubmit(submit, focusFirstError(form))} noValidate>
      <Stack gap="md">
        <PassphraseInput
          label={currentLabel}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps("current")}
        />
        <NewPassphraseFields
          label="New passphrase"
          passphraseProps={form.getInputProps("passphrase")}
          repeatedProps={form.getInputProps("repeated")}
        />
        <ErrorNote error={error} />
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" loading={busy} disabled={wait > 0}>
            Change passphrase
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
