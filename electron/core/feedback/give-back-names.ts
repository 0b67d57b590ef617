import type { GiveBackKind } from "../../../shared/domain/give-back.ts";
import { makeSafeName } from "../archive/safe-names.ts";

const endings: Readonly<Record<GiveBackKind, string>> = { "feedback-report": "feedback", "mark-sheet": "mark-sheet" };
export const giveBackFolders: Readonly<Record<GiveBackKind, string>> = {
  "feedback-report": "feedback-reports",
  "mark-sheet": "mark-sheets",
};

type NamedScript = {
  readonly learner: { readonly name: string; readonly registrationNumber: string };
  readonly assessmentId: string;
  readonly attempt: number;
};

/** Sorts by learner, and says at its end which assessment, attempt and kind it is, however long the name before it. */
export function nameGivenBack({ learner, assessmentId, attempt }: NamedScript, kind: GiveBackKind): string {
  const person = makeSafeName(`${learner.registrationNumber}-${learner.name.toLowerCase()}`, "learner").slice(0, 50);
  const work = makeSafeName(assessmentId, "assessment").slice(0, 40);
  return `${person}-${work}-attempt-${attempt}-${endings[kind]}.pdf`.replace(/[.-]+-/g, "-");
}
