import { Alert } from "@mantine/core";
import { IconSignatureOff } from "@tabler/icons-react";
import type { ReactNode } from "react";

/** That a sheet is not what was signed, and the way on. Nothing is put right for anybody: a person decides. */
export function AlteredNote({ children }: { readonly children: ReactNode }) {
  return (
    <Alert
      color="red"
      variant="light"
      p="xs"
      role="alert"
      icon={<IconSignatureOff size={18} aria-hidden />}
      title="This sheet is not what was signed"
    >
      {children}
    </Alert>
  );
}

/** Where nobody can do anything about it any more. */
export const staysAsFound =
  "It was changed past the program. A later attempt is signed and counts in its place, so this one stays as it was found, and its mark sheet says so when it is printed.";
