import { keepKeepsake, keepsake } from "../../api/keepsakes.ts";

const nameOf = (sheetId: string) => `iqa-feedback ${sheetId}`;

/** What an IQA has written to the assessor and not signed yet: theirs alone, sealed, and there again after a crash. */
export function unsentFeedback(sheetId: string): string {
  return keepsake(nameOf(sheetId)) ?? "";
}

export function keepUnsentFeedback(sheetId: string, feedback: string): void {
  keepKeepsake(nameOf(sheetId), feedback);
}

/** It is signed now, and stands on the sheet. */
export function dropUnsentFeedback(sheetId: string): void {
  keepKeepsake(nameOf(sheetId), "");
}
