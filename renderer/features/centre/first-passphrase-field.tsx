import { Button, TextInput, type TextInputProps } from "@mantine/core";
import { suggestPassphrase } from "./first-passphrase.ts";
import classes from "./first-passphrase-field.module.css";

type FirstPassphraseFieldProps = TextInputProps & { readonly onSuggest: (passphrase: string) => void };

/** Shown as it is typed: it is handed over, and good for one sign-in. */
export function FirstPassphraseField({ onSuggest, ...props }: FirstPassphraseFieldProps) {
  return (
    <div className={classes.row}>
      <TextInput
        label="First passphrase"
        description="At least 12 characters. Tell it to the person; they choose their own when they first sign in."
        autoComplete="off"
        spellCheck={false}
        className={classes.field}
        {...props}
      />
      <Button variant="default" onClick={() => onSuggest(suggestPassphrase())}>
        Suggest one
      </Button>
    </div>
  );
}
