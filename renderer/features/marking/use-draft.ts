import { useSyncExternalStore } from "react";
import type { CriterionRef } from "../../../shared/domain/qualification.ts";
import type { DraftField, DraftSnapshot, SheetDraft } from "./sheet-draft.ts";
import { criterionKey, type FieldKey, type FieldName, keyOf } from "./sheet-field.ts";

/** A part of the draft. `select` must answer with the same object while that part is unchanged. */
export function useDraft<Part>(draft: SheetDraft, select: (snapshot: DraftSnapshot) => Part): Part {
  return useSyncExternalStore(draft.subscribe, () => select(draft.read()));
}

/** What a field shows. Whether its text is on its way or saved, the sheet says in one place and not in each field. */
export type ShownField = {
  readonly text: string;
  readonly state: Exclude<DraftField["state"], "saving">;
  readonly problem: string | null;
  /** What the sheet still holds; said only of a field with text that is not a mark. */
  readonly savedText: string;
};

/** One field: a key press in one redraws no other, and the answer that it is saved redraws none. */
export function useDraftField(draft: SheetDraft, field: FieldName, itemId: string): ShownField {
  return useShownField(draft, keyOf(field, itemId));
}

export function useCriterionField(draft: SheetDraft, itemId: string, criterion: CriterionRef): ShownField {
  return useShownField(draft, criterionKey(itemId, criterion));
}

function useShownField(draft: SheetDraft, key: FieldKey): ShownField {
  const part =
    <Part>(of: (field: DraftField) => Part) =>
    (snapshot: DraftSnapshot) =>
      of(snapshot.fields[key] ?? emptyField);
  return {
    text: useDraft(
      draft,
      part(({ text }) => text),
    ),
    state: useDraft(
      draft,
      part(({ state }) => (state === "saving" ? "saved" : state)),
    ),
    problem: useDraft(
      draft,
      part(({ problem }) => problem),
    ),
    savedText: useDraft(
      draft,
      part(({ state, savedText }) => (state === "invalid" ? savedText : "")),
    ),
  };
}

const emptyField: DraftField = { text: "", savedText: "", state: "saved", problem: null };
