import { useSyncExternalStore } from "react";
import type { CriterionRef } from "../../../shared/domain/qualification.ts";
import type { DraftField, DraftSnapshot, SheetDraft } from "./sheet-draft.ts";
import { criterionKey, type FieldName, keyOf } from "./sheet-field.ts";

/** A part of the draft. `select` must answer with the same object while that part is unchanged. */
export function useDraft<Part>(draft: SheetDraft, select: (snapshot: DraftSnapshot) => Part): Part {
  return useSyncExternalStore(draft.subscribe, () => select(draft.read()));
}

/** One field: a key press in one redraws no other. */
export function useDraftField(draft: SheetDraft, field: FieldName, itemId: string): DraftField {
  return useDraft(draft, (snapshot) => snapshot.fields[keyOf(field, itemId)] ?? emptyField);
}

export function useCriterionField(draft: SheetDraft, itemId: string, criterion: CriterionRef): DraftField {
  return useDraft(draft, (snapshot) => snapshot.fields[criterionKey(itemId, criterion)] ?? emptyField);
}

const emptyField: DraftField = { text: "", savedText: "", state: "saved", problem: null };
