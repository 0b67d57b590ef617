import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { useKnownWords } from "../../api/known-words.ts";

/** Names that stand in feedback, and the qualification's own terms, are spelt right beside this sheet. */
export function useSheetWords({ script, centre, assessmentTitle, specification, criteria }: SheetHead): void {
  const people = [script.learner.name, script.assessor?.name ?? "", script.iqa?.name ?? "", centre.name];
  const titles = [script.qualificationTitle, assessmentTitle, ...specification.sections.map(({ title }) => title)];
  useKnownWords([...people, ...titles, ...criteria.map(({ text }) => text)]);
}
