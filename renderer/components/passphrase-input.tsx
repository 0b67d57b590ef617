import { PasswordInput, type PasswordInputProps, Text } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";

/** A passphrase field that can show what is typed, by mouse and by keyboard, and says when Caps Lock is on. */
export function PassphraseInput({ onKeyUp, onBlur, ...props }: PasswordInputProps) {
  const [capsLock, setCapsLock] = useState(false);
  const readCapsLock = (event: KeyboardEvent<HTMLInputElement>) => setCapsLock(event.getModifierState("CapsLock"));
  return (
    <div>
      <PasswordInput
        autoComplete="off"
        spellCheck={false}
        // Named without the word "passphrase": the field itself must be the only thing called that.
        visibilityToggleButtonProps={{ "aria-label": "Show what is typed", tabIndex: 0 }}
        {...props}
        onKeyUp={(event) => {
          readCapsLock(event);
          onKeyUp?.(event);
        }}
        onBlur={(event) => {
          setCapsLock(false);
          onBlur?.(event);
        }}
      />
      <Text size="xs" mt={capsLock ? 4 : 0} role="status">
        {capsLock && "Caps Lock is on."}
      </Text>
    </div>
  );
}
