import type { CriterionJudgement } from "../../../shared/domain/criteria.ts";
import type { CriterionRef } from "../../../shared/domain/qualification.ts";
import { execute, type ReadableDb, readAll, type WritableDb } from "./connection.ts";
import type { Side } from "./sheet-side.ts";

export type CriterionRecord = CriterionRef & { readonly itemId: string; readonly judgement: CriterionJudgement };

/** What one column says of each criterion; a criterion that is not in it is not judged yet. */
export function listCriterionJudgements(db: ReadableDb, sheetId: string, side: Side): CriterionRecord[] {
  return readAll<CriterionRecord>(
    db,
    "SELECT item_id AS itemId, unit, criterion, judgement FROM criterion_judgement WHERE sheet_id = ? AND side = ?",
    sheetId,
    side,
  );
}

export function setCriterionJudgement(
  db: WritableDb,
  sheetId: string,
  side: Side,
  itemId: string,
  { unit, criterion }: CriterionRef,
  judgement: CriterionJudgement | null,
): void {
  if (judgement === null) {
    const sql =
      "DELETE FROM criterion_judgement WHERE sheet_id = ? AND side = ? AND item_id = ? AND unit = ? AND criterion = ?";
    execute(db, sql, sheetId, side, itemId, unit, criterion);
    return;
  }
  execute(
    db,
    `INSERT INTO criterion_judgement (sheet_id, side, item_id, unit, criterion, judgement) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (sheet_id, side, item_id, unit, criterion) DO UPDATE SET judgement = excluded.judgement`,
    sheetId,
    side,
    itemId,
    unit,
    criterion,
    judgement,
  );
}
