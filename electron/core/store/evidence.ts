import type { EvidenceSelector } from "../../../shared/domain/evidence-selector.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";
import type { Side } from "./sheet-side.ts";

export type EvidenceRecord = {
  readonly id: string;
  readonly sheetId: string;
  readonly side: Side;
  readonly personId: string;
  readonly fileId: string;
  readonly unit: string;
  readonly criterion: string;
  readonly itemId: string;
  readonly selector: EvidenceSelector;
  readonly note: string;
  readonly createdAt: string;
  readonly revision: number;
};

type Row = {
  id: string;
  sheet_id: string;
  side: Side;
  person_id: string;
  file_id: string;
  unit: string;
  criterion: string;
  item_id: string;
  selector_sealed: Buffer;
  note_sealed: Buffer;
  created_at: string;
  revision: number;
};

const placeOfSelector = (id: string) => ({ table: "evidence", column: "selector", id });
const placeOfNote = (id: string) => ({ table: "evidence", column: "note", id });

function fromRow(keys: SealKeys, row: Row): EvidenceRecord {
  return {
    id: row.id,
    sheetId: row.sheet_id,
    side: row.side,
    personId: row.person_id,
    fileId: row.file_id,
    unit: row.unit,
    criterion: row.criterion,
    itemId: row.item_id,
    // Written by this program alone and authenticated by its seal: what opens is what was checked when it came in.
    selector: JSON.parse(openText(keys, placeOfSelector(row.id), row.selector_sealed)) as EvidenceSelector,
    note: openText(keys, placeOfNote(row.id), row.note_sealed),
    createdAt: row.created_at,
    revision: row.revision,
  };
}

/** One column's evidence in the order in which it was tied. */
export function listEvidence(db: ReadableDb, keys: SealKeys, sheetId: string, side: Side): EvidenceRecord[] {
  const sql = "SELECT * FROM evidence WHERE sheet_id = ? AND side = ? AND removed_at IS NULL ORDER BY id";
  return readAll<Row>(db, sql, sheetId, side).map((row) => fromRow(keys, row));
}

export function findEvidence(db: ReadableDb, keys: SealKeys, id: string): EvidenceRecord | undefined {
  const row = readOne<Row>(db, "SELECT * FROM evidence WHERE id = ? AND removed_at IS NULL", id);
  return row && fromRow(keys, row);
}

export function insertEvidence(db: WritableDb, keys: SealKeys, evidence: EvidenceRecord): void {
  execute(
    db,
    `INSERT INTO evidence (id, sheet_id, side, person_id, file_id, unit, criterion, item_id, selector_sealed, note_sealed,
       created_at, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    evidence.id,
    evidence.sheetId,
    evidence.side,
    evidence.personId,
    evidence.fileId,
    evidence.unit,
    evidence.criterion,
    evidence.itemId,
    sealText(keys, placeOfSelector(evidence.id), JSON.stringify(evidence.selector)),
    sealText(keys, placeOfNote(evidence.id), evidence.note),
    evidence.createdAt,
    evidence.revision,
  );
}

/** @returns false where the evidence was changed since `revision` was read. */
export function updateEvidence(
  db: WritableDb,
  keys: SealKeys,
  id: string,
  change: { unit: string; criterion: string; itemId: string; note: string; revision: number },
): boolean {
  const note = sealText(keys, placeOfNote(id), change.note);
  return (
    execute(
      db,
      `UPDATE evidence SET unit = ?, criterion = ?, item_id = ?, note_sealed = ?, revision = revision + 1
       WHERE id = ? AND revision = ? AND removed_at IS NULL`,
      change.unit,
      change.criterion,
      change.itemId,
      note,
      id,
      change.revision,
    ) === 1
  );
}

export function markEvidenceRemoved(db: WritableDb, id: string, at: string): void {
  execute(db, "UPDATE evidence SET removed_at = ?, revision = revision + 1 WHERE id = ?", at, id);
}
