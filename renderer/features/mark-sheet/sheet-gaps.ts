import { criteriaByItem, nameCriterion } from "../../../shared/domain/criteria.ts";
import {
  type CriterionRef,
  flattenItems,
  type SheetItem,
  type SheetSpecification,
} from "../../../shared/domain/qualification.ts";
import type { DraftSnapshot } from "../marking/sheet-draft.ts";
import { criterionKey, type FieldName, keyOf } from "../marking/sheet-field.ts";
import { nameItem } from "./item-words.ts";
import type { SheetPlace } from "./sheet-places.ts";

/** What stands between a sheet and its signature, and the place where it is put right. */
export type SheetGap = { readonly place: SheetPlace; readonly text: string };

const fieldNames: Readonly<Record<FieldName, string>> = {
  mark: "mark",
  outcome: "decision",
  strengths: "strengths",
  improvements: "areas for improvement",
};

/** In the order of the sheet: text that is not saved, then judgements that are missing. Empty when it can be signed. */
export function findSheetGaps(specification: SheetSpecification, draft: DraftSnapshot): SheetGap[] {
  const criteria = criteriaByItem(specification);
  return specification.sections.flatMap((section, index) =>
    flattenItems([section]).flatMap((item) => {
      const name = nameItem(section, index, item);
      return [...gapsOfCriteria(item, criteria.get(item.id) ?? [], name, draft), ...gapsOfItem(item, name, draft)];
    }),
  );
}

/** A criterion may stay without a judgement; one that could not be saved may not. */
function gapsOfCriteria(
  { id: itemId }: SheetItem,
  criteria: readonly CriterionRef[],
  name: string,
  draft: DraftSnapshot,
): SheetGap[] {
  return criteria
    .filter((criterion) => draft.fields[criterionKey(itemId, criterion)]?.state === "failed")
    .map((criterion) => ({
      place: { field: "criterion", itemId, criterion },
      text: `${name}: judgement of ${nameCriterion(criterion)} not saved.`,
    }));
}

function gapsOfItem(item: SheetItem, name: string, draft: DraftSnapshot): SheetGap[] {
  if (item.judgedBy === "parts") return [];
  const judgement: FieldName = item.judgedBy === "marks" ? "mark" : "outcome";
  return ([judgement, "strengths", "improvements"] as const).flatMap((field): SheetGap[] => {
    const place = { itemId: item.id, field };
    const { state, text } = draft.fields[keyOf(field, item.id)] ?? { state: "saved", text: "" };
    if (state === "invalid" || state === "failed") return [{ place, text: `${name}: ${fieldNames[field]} not saved.` }];
    if (field === judgement && text.trim() === "") return [{ place, text: `${name} has no ${fieldNames[field]} yet.` }];
    return [];
  });
}
