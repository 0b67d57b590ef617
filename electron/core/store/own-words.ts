import { v7 as newId } from "uuid";
import { execute, type ReadableDb, readAll, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

export type OwnWord = { readonly id: string; readonly word: string };

const place = (id: string) => ({ table: "own_word", column: "word", id });

/** In the order in which they were added. */
export function listOwnWords(db: ReadableDb, keys: SealKeys, personId: string): OwnWord[] {
  const sql = "SELECT id, word_sealed FROM own_word WHERE person_id = ? ORDER BY id";
  const rows = readAll<{ id: string; word_sealed: Buffer }>(db, sql, personId);
  return rows.map(({ id, word_sealed }) => ({ id, word: openText(keys, place(id), word_sealed) }));
}

export function insertOwnWord(db: WritableDb, keys: SealKeys, personId: string, word: string): void {
  const id = newId();
  const sql = "INSERT INTO own_word (id, person_id, word_sealed) VALUES (?, ?, ?)";
  execute(db, sql, id, personId, sealText(keys, place(id), word));
}

export function deleteOwnWord(db: WritableDb, personId: string, id: string): void {
  execute(db, "DELETE FROM own_word WHERE person_id = ? AND id = ?", personId, id);
}
