import { flattenItems, type SheetItem, type SheetSpecification } from "../../../shared/domain/qualification.ts";
import type { DraftSnapshot } from "../marking/sheet-draft.ts";
import { type FieldName, keyOf } from "../marking/sheet-field.ts";

/** What stands between a sheet and its signature, and the field where it is put right. */
export type SheetGap = { readonly itemId: string; readonly field: FieldName; readonly text: string };

const fieldNames: Readonly<Record<FieldName, string>> = {
  mark: "mark",
  outcome: "decision",
  strengths: "strengths",
  improvements: "areas for improvement",
};

/** In the order of the sheet: text that is not saved, then judgements that are missing. Empty when it can be signed. */
export function findSheetGaps(specification: SheetSpecification, draft: DraftSnapshot): SheetGap[] {
  return specification.sections.flatMap((section, index) =>
    flattenItems([section]).flatMap((item) => gapsOfItem(item, nameOf(section, index, item), draft)),
  );
}

function gapsOfItem(item: SheetItem, name: string, draft: DraftSnapshot): SheetGap[] {
  if (item.judgedBy === "parts") return [];
  const judgement: FieldName = item.judgedBy === "marks" ? "mark" : "outcome";
  return ([judgement, "strengths", "improvements"] as const).flatMap((field): SheetGap[] => {
    const place = { itemId: item.id, field };
    const { state, text } = draft.fields[keyOf(field, item.id)] ?? { state: "saved", text: "" };
    if (state === "invalid" || state === "failed")
      return [{ ...place, text: `${name}: ${fieldNames[field]} not saved.` }];
    if (field === judgement && text.trim() === "")
      return [{ ...place, text: `${name} has no ${fieldNames[field]} yet.` }];
    return [];
  });
}

function nameOf(section: SheetItem, index: number, item: SheetItem): string {
  const place = `Section ${index + 1}`;
  return item === section ? `${place} (${section.title})` : `${place} (${item.title})`;
}
