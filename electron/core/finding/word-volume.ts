import Database from "better-sqlite3";

/**
 * A part of the word index: an FTS5 table in memory that holds stems and their places, no text. Contentless, so a text can't
 * be taken out of it again: a volume that holds what is gone is dropped and its other texts indexed anew.
 */
export class WordVolume {
  readonly #file: Database.Database;
  readonly #insert: Database.Statement;
  readonly #find: Database.Statement;
  readonly #findAmong: Database.Statement;

  /** @param bytes what `toBytes` gave; nothing for an empty volume. */
  constructor(bytes?: Buffer) {
    this.#file = new Database(bytes ?? ":memory:");
    // Compacting must not put a page of it into a temporary file, where it would lie unsealed.
    this.#file.pragma("temp_store = MEMORY");
    if (!bytes) {
      this.#file.exec(
        `CREATE VIRTUAL TABLE stems USING fts5 (text, content = '', columnsize = 0, tokenize = 'ascii');
         INSERT INTO stems (stems, rank) VALUES ('hashsize', 4000000);`,
      );
    }
    this.#insert = this.#file.prepare("INSERT INTO stems (rowid, text) VALUES (?, ?)");
    this.#find = this.#file.prepare("SELECT rowid FROM stems WHERE stems MATCH ? ORDER BY rowid DESC LIMIT ?").pluck();
    // The plus keeps SQLite from asking FTS5 anew for each number: one pass over the matches is faster from a dozen up.
    this.#findAmong = this.#file
      .prepare(
        `SELECT rowid FROM stems WHERE stems MATCH ? AND +rowid IN (SELECT value FROM json_each(?))
         ORDER BY rowid DESC LIMIT ?`,
      )
      .pluck();
  }

  /** @param texts stems parted by spaces, by the text's number. */
  add(texts: readonly { readonly number: number; readonly stems: string }[]): void {
    this.#file.transaction(() => {
      for (const { number, stems } of texts) this.#insert.run(number, stems);
    })();
  }

  /** The numbers of the texts that match, newest first. @param among undefined: any text of the volume. */
  find(match: string, among: readonly number[] | undefined, limit: number): number[] {
    return (
      among ? this.#findAmong.all(match, JSON.stringify(among), limit) : this.#find.all(match, limit)
    ) as number[];
  }

  /** Makes a full volume as small and as fast as it gets. */
  compact(): void {
    this.#file.exec("INSERT INTO stems (stems) VALUES ('optimize'); VACUUM;");
  }

  toBytes(): Buffer {
    return this.#file.serialize();
  }

  close(): void {
    this.#file.close();
  }
}
