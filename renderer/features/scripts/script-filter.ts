import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import type { SheetState } from "../../../shared/domain/sheet-state.ts";
import { matchesWords } from "../learners/find-learners.ts";

export const unassigned = "unassigned";

export type ScriptFilter = {
  readonly text: string;
  readonly state: SheetState | null;
  readonly assessmentId: string | null;
  /** A person's id, or `unassigned`. */
  readonly assessor: string | null;
};

export const noFilter: ScriptFilter = { text: "", state: null, assessmentId: null, assessor: null };

export function isFiltering(filter: ScriptFilter): boolean {
  return filter.text.trim() !== "" || filter.state !== null || filter.assessmentId !== null || filter.assessor !== null;
}

export function filterScripts(scripts: readonly ScriptSummary[], filter: ScriptFilter): readonly ScriptSummary[] {
  if (!isFiltering(filter)) return scripts;
  return scripts.filter(
    (script) =>
      (filter.state === null || script.state === filter.state) &&
      (filter.assessmentId === null || script.assessmentId === filter.assessmentId) &&
      (filter.assessor === null || (script.assessor?.id ?? unassigned) === filter.assessor) &&
      matchesWords(filter.text, searchedTexts(script)),
  );
}

function searchedTexts(script: ScriptSummary): string[] {
  return [
    script.learner.name,
    script.learner.registrationNumber,
    script.assessmentTitle,
    script.assessor?.name ?? "",
    script.iqa?.name ?? "",
    ...script.files.map((file) => file.name),
  ];
}

export type Choice = { readonly value: string; readonly label: string };

/** Only what the list holds: a filter that can't find anything is not offered. */
export function assessmentChoices(scripts: readonly ScriptSummary[]): Choice[] {
  return choices(scripts.map((script) => [script.assessmentId, script.assessmentTitle]));
}

export function assessorChoices(scripts: readonly ScriptSummary[]): Choice[] {
  const people = choices(
    scripts.flatMap((script): [string, string][] =>
      script.assessor ? [[script.assessor.id, script.assessor.name]] : [],
    ),
  );
  const waiting = scripts.some((script) => script.assessor === null);
  return waiting ? [{ value: unassigned, label: "Not assigned" }, ...people] : people;
}

function choices(pairs: readonly (readonly [string, string])[]): Choice[] {
  return [...new Map(pairs)]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, "en-GB"));
}
