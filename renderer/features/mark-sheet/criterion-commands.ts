import type { CriterionJudgement } from "../../../shared/domain/criteria.ts";
import { type Command, elementAtWork } from "../../commands/index.ts";

type Choice = { readonly value: CriterionJudgement | ""; readonly key: string; readonly label: string };

const choices: readonly Choice[] = [
  { value: "met", key: "1", label: "Judge this criterion met" },
  { value: "partly", key: "2", label: "Judge this criterion partly met" },
  { value: "not-met", key: "3", label: "Judge this criterion not met" },
  { value: "", key: "0", label: "Take this criterion's judgement back" },
];

/** For the criterion that has the keyboard: digits, as on the paper sheet's columns. */
export const criterionCommands: readonly Command[] = choices.map(({ value, key, label }) => ({
  id: `criterion.${value === "" ? "not-yet" : value}`,
  label,
  shortcut: key,
  group: "Mark sheet",
  when: () => criterionInFocus() !== undefined,
  run: () => {
    const choice = criterionInFocus()?.querySelector<HTMLInputElement>(`input[value="${value}"]`);
    choice?.click();
    choice?.focus();
  },
}));

function criterionInFocus(): HTMLElement | undefined {
  return elementAtWork()?.closest<HTMLElement>("[data-criterion]") ?? undefined;
}
