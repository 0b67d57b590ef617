import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import type { SheetState } from "../../../shared/domain/sheet-state.ts";
import { matchesWords } from "../learners/find-learners.ts";

export const unassigned = "unassigned";

export type ScriptFilter = {
  readonly text: string;
  readonly state: SheetState | null;
  /** An `assessmentKey`. */
  readonly assessment: string | null;
  /** A person's id, or `unassigned`. */
  readonly assessor: string | null;
};

export const noFilter: ScriptFilter = { text: "", state: null, assessment: null, assessor: null };

export function isFiltering(filter: ScriptFilter): boolean {
  return filter.text.trim() !== "" || filter.state !== null || filter.assessment !== null || filter.assessor !== null;
}

export function filterScripts(scripts: readonly ScriptSummary[], filter: ScriptFilter): readonly ScriptSummary[] {
  if (!isFiltering(filter)) return scripts;
  return scripts.filter(
    (script) =>
      (filter.state === null || script.state === filter.state) &&
      (filter.assessment === null || assessmentKey(script) === filter.assessment) &&
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
export type ChoiceGroup = { readonly group: string; readonly items: Choice[] };

type OfAssessment = Pick<ScriptSummary, "assessmentId" | "assessmentTitle" | "qualificationTitle">;

/** Two qualifications may call their assessments the same; the versions of one mean the same by it. */
export function assessmentKey({ assessmentId, qualificationTitle }: OfAssessment): string {
  return `${assessmentId} ${qualificationTitle}`;
}

/** Only what the list holds: a filter that can't find anything is not offered. Under their qualifications if several. */
export function assessmentChoices(scripts: readonly OfAssessment[]): Choice[] | ChoiceGroup[] {
  const groups = [...Map.groupBy(scripts, ({ qualificationTitle }) => qualificationTitle)]
    .map(([group, own]) => ({
      group,
      items: choices(own.map((script) => [assessmentKey(script), script.assessmentTitle])),
    }))
    .sort((one, other) => one.group.localeCompare(other.group, "en-GB"));
  return groups.length > 1 ? groups : (groups[0]?.items ?? []);
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
