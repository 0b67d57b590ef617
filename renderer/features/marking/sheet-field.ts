import { longText } from "../../../shared/contract/schemas.ts";
import type { Edit } from "../../../shared/contract/sheet.ts";
import { type CriterionJudgement, nameCriterion } from "../../../shared/domain/criteria.ts";
import { describeMarkProblem, parseMark } from "../../../shared/domain/marks.ts";
import type { CriterionRef, LeafItem } from "../../../shared/domain/qualification.ts";

/** One field of one judged item, as text on the screen and as an edit for the core. The criteria stand beside the fields. */
export type FieldName = Exclude<Edit["field"], "criterion">;
export type FieldKey = `${Edit["field"]}:${string}`;

export function keyOf(field: FieldName, itemId: string): FieldKey {
  return `${field}:${itemId}`;
}

export function criterionKey(itemId: string, criterion: CriterionRef): FieldKey {
  return `criterion:${itemId}:${nameCriterion(criterion)}`;
}

export function keyOfEdit(edit: Edit): FieldKey {
  return edit.field === "criterion" ? criterionKey(edit.itemId, edit.criterion) : keyOf(edit.field, edit.itemId);
}

export function textOf(value: string | number | null): string {
  return value === null ? "" : String(value);
}

/** The judgement that a criterion's field holds; null while it is not judged. */
export function judgementIn(text: string): CriterionJudgement | null {
  return text === "met" || text === "partly" || text === "not-met" ? text : null;
}

/** What the typed text asks the core to save, or why it can't be saved. An empty mark takes the mark back. */
export function editFor(
  field: FieldName,
  item: LeafItem,
  text: string,
): { readonly edit: Edit } | { readonly problem: string } {
  const itemId = item.id;
  switch (field) {
    case "mark": {
      if (text.trim() === "") return { edit: { field, itemId, value: null } };
      if (item.judgedBy !== "marks") return { problem: "This part of the sheet carries no marks." };
      const check = parseMark(text, item);
      return check.ok
        ? { edit: { field, itemId, value: check.mark } }
        : { problem: describeMarkProblem(check.problem, item) };
    }
    case "outcome":
      if (text === "PASS" || text === "REFERRAL") return { edit: { field, itemId, value: text } };
      return { edit: { field, itemId, value: null } };
    case "strengths":
    case "improvements": {
      const check = longText.safeParse(text);
      return check.success
        ? { edit: { field, itemId, value: text } }
        : { problem: check.error.issues[0]?.message ?? "This text can't be saved." };
    }
  }
}
