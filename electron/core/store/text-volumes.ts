import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";

/** A sealed file of the index, as its record opens it. */
export type VolumeFile = { readonly header: Buffer; readonly bytes: number };
export type VolumeRecord = {
  readonly id: string;
  /** How the files are laid out. A volume of an earlier layout is made anew. */
  readonly layout: number;
  readonly words: VolumeFile;
  readonly prints: VolumeFile;
};

type Row = {
  id: string;
  layout: number;
  words_header: Buffer;
  words_bytes: number;
  prints_header: Buffer;
  prints_bytes: number;
};

export function listVolumes(db: ReadableDb): VolumeRecord[] {
  return readAll<Row>(db, "SELECT * FROM text_volume ORDER BY id").map((row) => ({
    id: row.id,
    layout: row.layout,
    words: { header: row.words_header, bytes: row.words_bytes },
    prints: { header: row.prints_header, bytes: row.prints_bytes },
  }));
}

export function listTextsOfVolume(db: ReadableDb, volumeId: string): number[] {
  const sql = "SELECT number FROM script_text WHERE volume_id = ? ORDER BY number";
  return readAll<{ number: number }>(db, sql, volumeId).map(({ number }) => number);
}

/**
 * Puts a volume in the place of the one that it grew from, and the texts into it.
 * @returns false, with nothing changed, where one of the texts or the former volume is gone.
 */
export function replaceVolume(
  db: WritableDb,
  volume: VolumeRecord,
  texts: readonly number[],
  former: string | undefined,
): boolean {
  const { id, layout, words, prints } = volume;
  const there = `SELECT count(*) AS texts FROM script_text WHERE number IN (SELECT value FROM json_each(?))`;
  const list = JSON.stringify(texts);
  if (readOne<{ texts: number }>(db, there, list)?.texts !== texts.length) return false;
  if (former !== undefined && !readOne(db, "SELECT id FROM text_volume WHERE id = ?", former)) return false;
  execute(
    db,
    `INSERT INTO text_volume (id, layout, words_header, words_bytes, prints_header, prints_bytes) VALUES (?, ?, ?, ?, ?, ?)`,
    id,
    layout,
    words.header,
    words.bytes,
    prints.header,
    prints.bytes,
  );
  const sql = "UPDATE script_text SET volume_id = ? WHERE number IN (SELECT value FROM json_each(?))";
  execute(db, sql, id, list);
  if (former !== undefined) removeVolume(db, former);
  return true;
}

/** Its texts wait for another volume from then on. */
export function removeVolume(db: WritableDb, id: string): void {
  execute(db, "DELETE FROM text_volume WHERE id = ?", id);
}

/** All texts and volumes: everything is taken out of the files and indexed again. */
export function forgetAllTexts(db: WritableDb): void {
  execute(db, "DELETE FROM text_volume");
  execute(db, "DELETE FROM script_text");
}
