import { criteriaByItem, isSameCriterion, nameCriterion } from "../../../shared/domain/criteria.ts";
import { flattenItems, type SheetSpecification } from "../../../shared/domain/qualification.ts";

/** A criterion of the sheet where it is judged, as a person chooses it: by its place in the list or its official number. */
export type CriterionChoice = {
  /** Its place in the list, from 1. */
  readonly number: number;
  readonly unit: string;
  readonly criterion: string;
  readonly itemId: string;
  readonly name: string;
  readonly text: string;
  readonly itemTitle: string;
};

type Texts = readonly { readonly unit: string; readonly criterion: string; readonly text: string }[];

/** Every criterion in the sheet's order. One that two sections judge stands there twice. */
export function listCriteria(sheet: SheetSpecification, texts: Texts): readonly CriterionChoice[] {
  const items = flattenItems(sheet.sections);
  return [...criteriaByItem(sheet)]
    .flatMap(([itemId, criteria]) => criteria.map((criterion) => ({ itemId, ...criterion })))
    .map(({ itemId, unit, criterion }, index) => ({
      number: index + 1,
      ...{ unit, criterion, itemId },
      name: nameCriterion({ unit, criterion }),
      text: texts.find((known) => isSameCriterion(known, { unit, criterion }))?.text ?? "",
      itemTitle: items.find((item) => item.id === itemId)?.title ?? "",
    }));
}

/** What typing narrows the list to. Its number in the list comes first, then its official number, then words of it. */
export function narrowCriteria(choices: readonly CriterionChoice[], typed: string): readonly CriterionChoice[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return choices;
  const rank = ({ number, name, criterion, text }: CriterionChoice): number => {
    if (String(number) === wanted) return 0;
    if (criterion.toLowerCase() === wanted || name.toLowerCase() === wanted) return 1;
    if (String(number).startsWith(wanted) || criterion.toLowerCase().startsWith(wanted)) return 2;
    return name.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted) ? 3 : 4;
  };
  return choices.filter((choice) => rank(choice) < 4).sort((one, other) => rank(one) - rank(other));
}

/** The key of a criterion where it is judged. */
export function keyOfCriterion(of: { unit: string; criterion: string; itemId: string }): string {
  return `${of.itemId} ${of.unit} ${of.criterion}`;
}
