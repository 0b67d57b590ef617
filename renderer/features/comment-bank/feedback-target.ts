import { elementAtWork } from "../../commands/index.ts";
import { fieldId } from "../mark-sheet/sheet-places.ts";
import type { SheetDraft } from "../marking/sheet-draft.ts";

export const commentBankShortcut = "mod+J";

/** The feedback field that a comment goes into, and where in it. */
export type FeedbackTarget = {
  readonly itemId: string;
  readonly field: "strengths" | "improvements";
  /** The cursor; behind what is selected, because putting a comment in never takes written words away. */
  readonly cursor: number;
  /** What is selected in it, and may be kept as a comment. */
  readonly selected: string;
};

/** The feedback field that has the keyboard. */
export function feedbackInFocus(): FeedbackTarget | undefined {
  const place = elementAtWork();
  return place instanceof HTMLTextAreaElement ? targetOf(place) : undefined;
}

/** Undefined for a text area that holds no feedback. */
export function targetOf(area: HTMLTextAreaElement): FeedbackTarget | undefined {
  const { item, feedback } = area.dataset;
  if (item === undefined || (feedback !== "strengths" && feedback !== "improvements")) return undefined;
  const { selectionStart, selectionEnd: cursor, value } = area;
  return { itemId: item, field: feedback, cursor, selected: value.slice(selectionStart, cursor) };
}

/** Puts a text in where the cursor was, with a space on either side where words would run together. */
export function insertText(draft: SheetDraft, target: FeedbackTarget, text: string): void {
  const area = document.getElementById(fieldId(target.field, target.itemId));
  if (!(area instanceof HTMLTextAreaElement)) return;
  const before = area.value.slice(0, target.cursor);
  const after = area.value.slice(target.cursor);
  const spaced = `${/\S$/.test(before) ? " " : ""}${text}${/^[\p{L}\p{N}]/u.test(after) ? " " : ""}`;
  area.focus();
  area.setSelectionRange(target.cursor, target.cursor);
  // As if it was typed, so that the field's own undo takes it back. Not every browser has this: then without that.
  if (document.execCommand("insertText", false, spaced)) return;
  draft.type(target.field, target.itemId, before + spaced + after);
}
