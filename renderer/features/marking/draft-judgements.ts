import type { Judgement, Judgements } from "../../../shared/domain/decision.ts";
import type { LeafItem } from "../../../shared/domain/qualification.ts";
import { editFor, type FieldKey, keyOf } from "./sheet-field.ts";

type Fields = Readonly<Record<FieldKey, { readonly text: string }>>;

/** Keeps the former object while no judgement changed, so that typing feedback decides nothing anew. */
export function judgementsOf(items: readonly LeafItem[], fields: Fields, former: Judgements): Judgements {
  const judgements: Record<string, Judgement> = {};
  for (const item of items) {
    const judgement = judgementOf(item, fields);
    if (judgement) judgements[item.id] = judgement;
  }
  return sameJudgements(judgements, former) ? former : judgements;
}

function judgementOf(item: LeafItem, fields: Fields): Judgement | undefined {
  const name = item.judgedBy === "marks" ? "mark" : "outcome";
  const field = fields[keyOf(name, item.id)];
  const result = field && editFor(name, item, field.text);
  if (!result || "problem" in result || result.edit.value === null) return undefined;
  if (result.edit.field === "mark") return { mark: result.edit.value };
  return result.edit.field === "outcome" ? { outcome: result.edit.value } : undefined;
}

function sameJudgements(one: Judgements, other: Judgements): boolean {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...ids].every((id) => JSON.stringify(one[id]) === JSON.stringify(other[id]));
}
