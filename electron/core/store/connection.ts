import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";

declare const readable: unique symbol;
declare const writable: unique symbol;
/** A connection for reading. A query function that takes this can't write by accident: `write` is the only way to the other. */
export type ReadableDb = Pick<Database.Database, "prepare"> & { readonly [readable]: true };
/** A connection inside a transaction; exists only within `write`. */
export type WritableDb = ReadableDb & { readonly [writable]: true };

/** The open database file. Held by the centre that is open; query functions get the branded types instead. */
export type DbFile = Database.Database;

export function openDbFile(path: string, options: { mustExist: boolean }): DbFile {
  const file = new Database(path, { fileMustExist: options.mustExist, timeout: 2000 });
  // The folder is one process's at a time, and this is its one connection: no key press has to ask for locks.
  file.pragma("locking_mode = EXCLUSIVE");
  file.pragma("journal_mode = WAL");
  file.pragma("synchronous = FULL");
  file.pragma("foreign_keys = ON");
  file.pragma("trusted_schema = OFF");
  // Sorting and grouping never spill to a temporary file outside the data folder.
  file.pragma("temp_store = MEMORY");
  return file;
}

/**
 * A little more than SQLite lets the log grow to before it folds it in (1,000 pages of 4 KiB with their headers), so that a
 * last long commit has room too.
 */
const logRoomBytes = 6 << 20;

/**
 * Makes the write-ahead log as long as it will get, once, so that every commit after it overwrites bytes that the file has
 * already. A log that grows makes the file system write down the file's new length with each commit: half as much again to
 * wait for at every key press, and a second trip of a disk's head.
 *
 * The zeros go through SQLite itself, which writes them to the log when they don't fit its cache, and are taken back: no
 * page of the database changes, and a log that ends in an uncommitted write is what any crash leaves behind.
 */
export function makeLogRoom(file: DbFile): void {
  const { bavail, bsize } = statfsSync(dirname(file.name));
  // A disk that is nearly full needs what is left for what people write.
  if (bavail * bsize < 16 * logRoomBytes) return;
  const cache = file.pragma("cache_size", { simple: true });
  file.pragma("cache_size = 50");
  try {
    file.exec("BEGIN IMMEDIATE; CREATE TABLE log_room (zeros BLOB)");
    file.prepare("INSERT INTO log_room VALUES (zeroblob(?))").run(logRoomBytes);
  } catch (error) {
    // A quota that the disk does not tell of: as much room as there was is room too.
    if (!(error instanceof Database.SqliteError && error.code === "SQLITE_FULL")) throw error;
  } finally {
    if (file.inTransaction) file.exec("ROLLBACK");
    file.pragma(`cache_size = ${cache}`);
  }
}

/**
 * Copies the write-ahead log into the database while nobody types: SQLite would else do it within some key press, once the
 * log is long enough, and that one would wait for the disk several times over. Never waits for a reader. What is in the log
 * is durable already, so a disk that refuses can be asked again later.
 */
export function checkpointDbFile(file: DbFile): void {
  try {
    file.pragma("wal_checkpoint(PASSIVE)");
  } catch {}
}

export function closeDbFile(file: DbFile): void {
  if (!file.open) return;
  // A full disk must not keep the program from closing: what is committed is in the write-ahead log already.
  try {
    file.pragma("optimize");
    file.pragma("wal_checkpoint(TRUNCATE)");
  } catch {}
  file.close();
}

export function asReadable(file: DbFile): ReadableDb {
  return file as unknown as ReadableDb;
}

/**
 * Runs one public write as one transaction. `work` is synchronous on purpose: no transaction ever spans an await.
 * When this returns, what was written has reached the disk.
 */
export function write<Result>(
  file: DbFile,
  work: (db: WritableDb) => Result extends Promise<unknown> ? never : Result,
  changes: Changes = "records",
): Result {
  const writer = writerOf(file);
  const result = writer.run(work) as Result;
  writer.written[changes] += 1;
  return result;
}

/** What a write changes: "column" for what a person types into their column of a sheet, and nothing else of any record. */
export type Changes = "records" | "column";

/** How many such writes this connection has made: what they change reads as it did when the number was the same. */
export function countWrites(file: DbFile, changes: Changes): number {
  return writerOf(file).written[changes];
}

type Writer = {
  readonly run: (work: (db: WritableDb) => unknown) => unknown;
  readonly written: Record<Changes, number>;
};
const writers = new WeakMap<DbFile, Writer>();

/** Made once per connection: each transaction is a dozen functions and properties. */
function writerOf(file: DbFile): Writer {
  let writer = writers.get(file);
  if (!writer) {
    const db = file as unknown as WritableDb;
    const run = file.transaction((work: (db: WritableDb) => unknown) => work(db)).immediate;
    writer = { run, written: { records: 0, column: 0 } };
    writers.set(file, writer);
  }
  return writer;
}

type Statements = Map<string, Database.Statement>;
const prepared = new WeakMap<object, Statements>();

/**
 * A prepared statement, made once per connection: the edit of a keystroke must not parse SQL anew.
 *
 * Nor must SQLite. It looks at what is bound to `column = ?` when it plans, and so parses and plans the statement again each
 * time that anything is bound there, which takes ten times as long as finding a row. A plus before the parameter
 * changes nothing of its value or of what index is used, and is not looked through (`sqlite3ExprIsInteger` in its sources).
 */
export function statement(db: ReadableDb, sql: string): Database.Statement {
  let statements = prepared.get(db);
  if (!statements) {
    statements = new Map();
    prepared.set(db, statements);
  }
  let found = statements.get(sql);
  if (!found) {
    found = db.prepare(sql.replaceAll("= ?", "= +?"));
    statements.set(sql, found);
  }
  return found;
}

export function readOne<Row>(db: ReadableDb, sql: string, ...values: readonly unknown[]): Row | undefined {
  return statement(db, sql).get(...values) as Row | undefined;
}

export function readAll<Row>(db: ReadableDb, sql: string, ...values: readonly unknown[]): Row[] {
  return statement(db, sql).all(...values) as Row[];
}

export function execute(db: WritableDb, sql: string, ...values: readonly unknown[]): number {
  return statement(db, sql).run(...values).changes;
}
