import type { PasswordInputProps } from "@mantine/core";
import type { ReactNode } from "react";
import { z } from "zod";
import { messageFor } from "../../shared/errors/messages.ts";
import { PassphraseInput } from "./passphrase-input.tsx";

/** As the core demands it; said here before anything is sent. */
const shortestPassphrase = 12;

export const newPassphrase = z
  .string()
  .max(400, "A passphrase has 400 characters at most.")
  .refine(
    (text) => [...text].length >= shortestPassphrase,
    messageFor("PASSPHRASE_WEAK", { atLeast: shortestPassphrase }),
  );

export const newPassphraseFields = { passphrase: newPassphrase, repeated: z.string() };

/** For `z.object({...newPassphraseFields}).check(...)`: both fields say the same. */
export const repeatedAlike = z.refine<{ readonly passphrase: string; readonly repeated: string }>(
  (values) => values.passphrase === values.repeated,
  {
    path: ["repeated"],
    message: "The two passphrases differ. Type the same one twice.",
    // Said beside whatever else is wrong in the form, not only once the rest is right.
    when: ({ value }) => typeof value === "object" && value !== null,
  },
);

type NewPassphraseFieldsProps = {
  readonly passphraseProps: PasswordInputProps;
  readonly repeatedProps: PasswordInputProps;
  readonly label?: string;
  readonly description?: ReactNode;
};

/** A passphrase that is being chosen, typed twice. */
export function NewPassphraseFields({
  passphraseProps,
  repeatedProps,
  label = "Passphrase",
  description = `At least ${shortestPassphrase} characters. Three or four unrelated words are easy to remember.`,
}: NewPassphraseFieldsProps) {
  return (
    <>
      <PassphraseInput
        label={label}
        description={description}
        // Below, so that two fields side by side stay level.
        inputWrapperOrder={["label", "input", "description", "error"]}
        autoComplete="new-password"
        {...passphraseProps}
      />
      <PassphraseInput label="The same passphrase again" autoComplete="new-password" {...repeatedProps} />
    </>
  );
}
