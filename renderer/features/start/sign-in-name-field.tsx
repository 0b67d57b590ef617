import { NativeSelect } from "@mantine/core";
import type { Ref } from "react";
import { useStatus } from "../../api/session.tsx";

type SignInNameFieldProps = {
  readonly value: string;
  readonly onChange: (signInName: string) => void;
  readonly ref?: Ref<HTMLSelectElement>;
};

/** The system's own list: typing the first letters chooses, on every keyboard and screen reader. */
export function SignInNameField({ value, onChange, ref }: SignInNameFieldProps) {
  const { signInNames } = useStatus();
  return (
    <NativeSelect
      ref={ref ?? null}
      label="Sign-in name"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[...(value === "" ? [{ value: "", label: "Choose yours" }] : []), ...signInNames]}
    />
  );
}
