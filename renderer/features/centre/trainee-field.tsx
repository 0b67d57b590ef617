import { Stack, Switch } from "@mantine/core";
import type { ReactNode } from "react";
import { DayField } from "../../components/day-field.tsx";

type TraineeFieldProps = {
  readonly trainee: boolean;
  /** Empty while no day is chosen. */
  readonly since: string;
  readonly onChange: (change: { readonly trainee: boolean; readonly since: string }) => void;
  readonly error?: ReactNode;
};

/** Whether an assessor is a trainee, whose signed sheets wait for an experienced assessor, and since when. */
export function TraineeField({ trainee, since, onChange, error }: TraineeFieldProps) {
  return (
    <Stack gap="xs">
      <Switch
        label="Trainee assessor"
        description="What a trainee decides counts once an experienced assessor has countersigned it."
        checked={trainee}
        onChange={(event) => onChange({ trainee: event.currentTarget.checked, since })}
      />
      {trainee && (
        <DayField
          label="Trainee since"
          maw={240}
          value={since}
          onChange={(day) => onChange({ trainee, since: day })}
          error={error}
        />
      )}
    </Stack>
  );
}
