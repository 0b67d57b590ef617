import type { Edit } from "../../../shared/contract/sheet.ts";
import { nameCriterion } from "../../../shared/domain/criteria.ts";
import type { CriterionRef, SheetSpecification } from "../../../shared/domain/qualification.ts";
import { nameItemShortly } from "../mark-sheet/item-words.ts";

const fields: Readonly<Record<Exclude<Edit["field"], "criterion">, string>> = {
  mark: "Mark",
  outcome: "Decision",
  strengths: "Strengths",
  improvements: "Areas for improvement",
};

type NamedPlace = {
  readonly itemId: string;
  readonly field: Edit["field"];
  readonly criterion?: CriterionRef | null;
};

/** A field of the sheet in words: "Strengths, section 1". */
export function namePlace(specification: SheetSpecification, { itemId, field, criterion }: NamedPlace): string {
  const item = nameItemShortly(specification, itemId) ?? itemId;
  if (field === "criterion") return `Criterion ${criterion ? nameCriterion(criterion) : ""}, ${item}`;
  return `${fields[field]}, ${item}`;
}
