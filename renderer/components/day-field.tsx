import { TextInput, type TextInputProps } from "@mantine/core";
import { formatDate, formatDaysSince, todayAs } from "../../shared/domain/dates.ts";

type DayFieldProps = Omit<TextInputProps, "type" | "value" | "onChange" | "description"> & {
  readonly value: string;
  readonly onChange: (day: string) => void;
};

/**
 * A day of the past or today. The system shows its own order of day and month inside the field, so the day that was
 * understood stands below in words.
 */
export function DayField({ value, onChange, ...rest }: DayFieldProps) {
  const today = todayAs(new Date());
  return (
    <TextInput
      {...rest}
      type="date"
      max={today}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      description={value === "" ? "Choose a day." : `${formatDate(value)}, ${formatDaysSince(value, today)}`}
      inputWrapperOrder={["label", "input", "description", "error"]}
    />
  );
}
