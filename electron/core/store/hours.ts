import type { LoggedHours } from "../../../shared/contract/hours.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

type Row = {
  id: string;
  script_id: string;
  on_date: string;
  client_code_sealed: Buffer;
  minutes: number;
  kind: LoggedHours["kind"];
  note_sealed: Buffer;
  source: LoggedHours["source"];
};

const placeOfCode = (id: string) => ({ table: "hours_entry", column: "client_code", id });
const placeOfNote = (id: string) => ({ table: "hours_entry", column: "note", id });

/** By date, then in the order of recording. */
export function listHours(db: ReadableDb, keys: SealKeys, scriptId: string): LoggedHours[] {
  const sql = "SELECT * FROM hours_entry WHERE script_id = ? ORDER BY on_date, id";
  return readAll<Row>(db, sql, scriptId).map((row) => ({
    id: row.id,
    date: row.on_date,
    clientCode: openText(keys, placeOfCode(row.id), row.client_code_sealed),
    minutes: row.minutes,
    kind: row.kind,
    note: openText(keys, placeOfNote(row.id), row.note_sealed),
    source: row.source,
  }));
}

export function insertHours(db: WritableDb, keys: SealKeys, scriptId: string, entry: LoggedHours): void {
  execute(
    db,
    `INSERT INTO hours_entry (id, script_id, on_date, client_code_sealed, minutes, kind, note_sealed, source)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.id,
    scriptId,
    entry.date,
    sealText(keys, placeOfCode(entry.id), entry.clientCode),
    entry.minutes,
    entry.kind,
    sealText(keys, placeOfNote(entry.id), entry.note),
    entry.source,
  );
}

export function updateHours(
  db: WritableDb,
  keys: SealKeys,
  scriptId: string,
  entry: Omit<LoggedHours, "source">,
): void {
  execute(
    db,
    `UPDATE hours_entry SET on_date = ?, client_code_sealed = ?, minutes = ?, kind = ?, note_sealed = ?
     WHERE id = ? AND script_id = ?`,
    entry.date,
    sealText(keys, placeOfCode(entry.id), entry.clientCode),
    entry.minutes,
    entry.kind,
    sealText(keys, placeOfNote(entry.id), entry.note),
    entry.id,
    scriptId,
  );
}

/** @returns false where the script has no such entry. */
export function deleteHours(db: WritableDb, scriptId: string, id: string): boolean {
  return execute(db, "DELETE FROM hours_entry WHERE id = ? AND script_id = ?", id, scriptId) === 1;
}

/** Rises with every change of a script's log. */
export function readHoursRevision(db: ReadableDb, scriptId: string): number {
  const sql = "SELECT hours_revision AS revision FROM script WHERE id = ?";
  return readOne<{ revision: number }>(db, sql, scriptId)?.revision ?? 0;
}

export function raiseHoursRevision(db: WritableDb, scriptId: string): void {
  execute(db, "UPDATE script SET hours_revision = hours_revision + 1 WHERE id = ?", scriptId);
}
