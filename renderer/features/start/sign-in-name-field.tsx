import { NativeSelect } from "@mantine/core";
import type { Ref } from "react";
import { shortRoleTitles } from "../../../shared/domain/roles.ts";
import { useStatus } from "../../api/session.tsx";

type SignInNameFieldProps = {
  readonly value: string;
  readonly onChange: (signInName: string) => void;
  readonly ref?: Ref<HTMLSelectElement>;
};

/** The system's own list: typing the first letters chooses, on every keyboard and screen reader. */
export function SignInNameField({ value, onChange, ref }: SignInNameFieldProps) {
  const { signInNames, demonstrationRoles } = useStatus();
  const labelOf = (name: string) => {
    const roles = demonstrationRoles?.[name] ?? [];
    return roles.length === 0 ? name : `${name} (${roles.map((role) => shortRoleTitles[role]).join(", ")})`;
  };
  return (
    <NativeSelect
      ref={ref ?? null}
      label="Sign-in name"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        ...(value === "" ? [{ value: "", label: "Choose yours" }] : []),
        ...signInNames.map((name) => ({ value: name, label: labelOf(name) })),
      ]}
    />
  );
}
