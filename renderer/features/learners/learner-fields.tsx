import { TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { DayField } from "../../components/day-field.tsx";
import type { LearnerValues } from "./learner-values.ts";

/** The fields that registering and changing a learner share. */
export function LearnerFields({ form }: { readonly form: UseFormReturnType<LearnerValues> }) {
  return (
    <>
      <TextInput
        label="Name"
        description="As it stands on the registration."
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput
        label="Registration number"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps("registrationNumber")}
      />
      <DayField label="Registration date" {...form.getInputProps("registeredOn")} value={form.values.registeredOn} />
    </>
  );
}
