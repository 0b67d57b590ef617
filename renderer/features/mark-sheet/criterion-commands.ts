import type { CriterionJudgement } from "../../../shared/domain/criteria.ts";
import type { Command } from "../../commands/index.ts";
import { lastPlaceInSheet } from "./sheet-places.ts";

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

/** While the palette or the help is open, the criterion that had the keyboard before. */
function criterionInFocus(): HTMLElement | undefined {
  const active = document.activeElement;
  const place = active?.closest('[role="dialog"]') ? lastPlaceInSheet() : active;
  return place?.closest<HTMLElement>("[data-criterion]") ?? undefined;
}
