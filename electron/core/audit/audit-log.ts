import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "../store/connection.ts";
import { openText, type SealKeys, sealText } from "../store/seal.ts";

/**
 * Who did what to which record, append-only. Each entry's hash covers the entry and the hash before it, so a change or a gap
 * anywhere breaks the chain from there on. The hash covers the sealed details: the chain can be checked without a key.
 */
export type AuditEvent = {
  readonly personId: string | null;
  /** The domain's verb: "script.taken-in", "sheet.signed". */
  readonly action: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

type AuditRow = {
  sequence: number;
  at: string;
  person_id: string | null;
  action: string;
  record_kind: string;
  record_id: string;
  details_sealed: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
};

const start = Buffer.alloc(32);

export function appendAudit(db: WritableDb, keys: SealKeys, event: AuditEvent, now: Date): void {
  const last = readOne<{ sequence: number; hash: Buffer }>(
    db,
    "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1",
  );
  const sequence = (last?.sequence ?? 0) + 1;
  const row = {
    sequence,
    at: now.toISOString(),
    person_id: event.personId,
    action: event.action,
    record_kind: event.recordKind,
    record_id: event.recordId,
    details_sealed: sealText(keys, placeOf(sequence), JSON.stringify(event.details ?? {})),
    previous_hash: last?.hash ?? start,
  };
  execute(
    db,
    `INSERT INTO audit (sequence, at, person_id, action, record_kind, record_id, details_sealed, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.sequence,
    row.at,
    row.person_id,
    row.action,
    row.record_kind,
    row.record_id,
    row.details_sealed,
    row.previous_hash,
    hashEntry(row),
  );
}

/** Newest first; `before` is a sequence number, for the next page. */
export function readAudit(db: ReadableDb, keys: SealKeys, page: { before: number | undefined; limit: number }) {
  const rows = readAll<AuditRow>(
    db,
    "SELECT * FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT ?",
    page.before ?? Number.MAX_SAFE_INTEGER,
    page.limit,
  );
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    personId: row.person_id,
    action: row.action,
    recordKind: row.record_kind,
    recordId: row.record_id,
    details: openText(keys, placeOf(row.sequence), row.details_sealed),
  }));
}

/** Whether every entry is there, in order, and unchanged. Needs no key. */
export function isAuditChainIntact(db: ReadableDb): boolean {
  let previous: Buffer = start;
  let sequence = 0;
  for (const row of db.prepare("SELECT * FROM audit ORDER BY sequence").iterate() as IterableIterator<AuditRow>) {
    sequence += 1;
    if (row.sequence !== sequence || !row.previous_hash.equals(previous) || !row.hash.equals(hashEntry(row)))
      return false;
    previous = row.hash;
  }
  return true;
}

export function countAudit(db: ReadableDb): number {
  return readOne<{ entries: number }>(db, "SELECT count(*) AS entries FROM audit")?.entries ?? 0;
}

function placeOf(sequence: number) {
  return { table: "audit", column: "details", id: String(sequence) };
}

function hashEntry(row: Omit<AuditRow, "hash">): Buffer {
  const canonical = canonicalize({
    sequence: row.sequence,
    at: row.at,
    personId: row.person_id,
    action: row.action,
    recordKind: row.record_kind,
    recordId: row.record_id,
    details: row.details_sealed.toString("base64"),
    previous: row.previous_hash.toString("base64"),
  });
  return createHash("sha256")
    .update(canonical ?? "")
    .digest();
}
