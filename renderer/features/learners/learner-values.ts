import type { UseFormReturnType } from "@mantine/form";
import type { ZodType } from "zod";
import { personName, registrationNumber, yearMistyped } from "../../../shared/contract/schemas.ts";
import { type IsoDate, isYearMistyped, todayAs } from "../../../shared/domain/dates.ts";
import { messageFor } from "../../../shared/errors/messages.ts";
import { asShownError } from "../../api/errors.ts";
import { focusFirstError } from "../../components/focus-first-error.ts";

export type LearnerValues = { name: string; registrationNumber: string; registeredOn: IsoDate };

function problemOf(schema: ZodType, value: string): string | null {
  return schema.safeParse(value).error?.issues[0]?.message ?? null;
}

/** The contract's own rules, so that a form never lets through what the core refuses. */
export const validateLearner = {
  name: (value: string) => problemOf(personName, value),
  registrationNumber: (value: string) => problemOf(registrationNumber, value),
  registeredOn: problemWithDay,
};

export function problemWithDay(value: IsoDate): string | null {
  if (value === "") return "Choose a day.";
  if (isYearMistyped(value)) return yearMistyped;
  return value > todayAs(new Date()) ? messageFor("DATE_IN_FUTURE", {}) : null;
}

/** What the core refused, by the field that it concerns; undefined where it concerns none of them. */
export function learnerFieldErrors(error: unknown): Partial<Record<keyof LearnerValues, string>> | undefined {
  const shown = asShownError(error);
  switch (shown.code) {
    case "REGISTRATION_TAKEN":
      return { registrationNumber: shown.message };
    case "DATE_IN_FUTURE":
      return { registeredOn: shown.message };
    case "INVALID_INPUT": {
      const known = shown.details.fields.filter((field) => field.path in validateLearner);
      if (known.length === 0) return undefined;
      return Object.fromEntries(known.map((field) => [field.path, field.problem]));
    }
    default:
      return undefined;
  }
}

/** Puts what the core refused beside its field, and whoever sent the form into it. */
export function showFieldErrors<Values extends LearnerValues>(form: UseFormReturnType<Values>, error: unknown): void {
  const errors = learnerFieldErrors(error) ?? {};
  form.setErrors(errors);
  focusFirstError(form)(errors);
}
