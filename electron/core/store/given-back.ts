import { type ReadableDb, readAll } from "./connection.ts";

/** What the audit trail calls the making of each kind; the index `audit_given_back` names them too. */
export const givenBackActions = {
  "feedback-report": "sheet.feedback-report-made",
  "mark-sheet": "sheet.mark-sheet-printed",
} as const;

export type GivenBackRecord = {
  readonly sheetId: string;
  readonly kind: keyof typeof givenBackActions;
  readonly at: string;
  readonly personId: string | undefined;
};

/** The newest making of each kind, of one sheet or of all. Needs no key. */
export function listGivenBack(db: ReadableDb, sheetId?: string): GivenBackRecord[] {
  const rows = readAll<{ record_id: string; action: string; at: string; person_id: string | null }>(
    db,
    // SQLite takes the other columns from the row that has the maximum.
    `SELECT record_id, action, max(sequence), at, person_id FROM audit
     WHERE action IN ('sheet.feedback-report-made', 'sheet.mark-sheet-printed')${sheetId === undefined ? "" : " AND record_id = ?"}
     GROUP BY record_id, action`,
    ...(sheetId === undefined ? [] : [sheetId]),
  );
  return rows.map((row) => ({
    sheetId: row.record_id,
    kind: row.action === givenBackActions["mark-sheet"] ? "mark-sheet" : "feedback-report",
    at: row.at,
    personId: row.person_id ?? undefined,
  }));
}

/** When each sheet was last signed by anybody whose signature stands. Needs no key. */
export function listLastSigned(db: ReadableDb, sheetId?: string): Map<string, string> {
  const rows = readAll<{ sheet_id: string; signed_at: string }>(
    db,
    `SELECT sheet_id, max(signed_at) AS signed_at FROM signature
     WHERE voided_at IS NULL${sheetId === undefined ? "" : " AND sheet_id = ?"} GROUP BY sheet_id`,
    ...(sheetId === undefined ? [] : [sheetId]),
  );
  return new Map(rows.map((row) => [row.sheet_id, row.signed_at]));
}
