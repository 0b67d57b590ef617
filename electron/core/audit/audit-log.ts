import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "../store/connection.ts";
import { openText, type SealKeys, sealText } from "../store/seal.ts";

/**
 * Who did what to which record, append-only. Each entry's hash covers the entry and the hash before it, so a change or a gap
 * anywhere breaks the chain from there on. Where it ends is kept sealed beside it: an entry cut off the end, or a chain that
 * somebody without a key worked out anew, does not end there. A whole older copy of the database does: that is a backup.
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
const placeOfEnd = { table: "audit_end", column: "entry", id: "1" };
/** A log begins with its centre: one that was emptied does not begin again. */
const firstAction = "centre.created";

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
  const hash = hashEntry(row);
  // A log that was cut stays cut: what is written from now on must not make it look whole again.
  const whole = last ? readEnd(db, keys) === nameEnd(last) : event.action === firstAction;
  if (whole) writeEnd(db, keys, nameEnd({ sequence, hash }));
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
    hash,
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

/** Whether every entry is there to the last, in order, and unchanged. */
export function isAuditChainIntact(db: ReadableDb, keys: SealKeys): boolean {
  let previous: Buffer = start;
  let sequence = 0;
  for (const row of db.prepare("SELECT * FROM audit ORDER BY sequence").iterate() as IterableIterator<AuditRow>) {
    sequence += 1;
    if (row.sequence !== sequence || !row.previous_hash.equals(previous) || !row.hash.equals(hashEntry(row)))
      return false;
    previous = row.hash;
  }
  return readEnd(db, keys) === nameEnd({ sequence, hash: previous });
}

function nameEnd({ sequence, hash }: { sequence: number; hash: Buffer }): string {
  return `${sequence} ${hash.toString("hex")}`;
}

/** @returns undefined where the end is missing, or was sealed with no key of this centre. */
function readEnd(db: ReadableDb, keys: SealKeys): string | undefined {
  const row = readOne<{ entry_sealed: Buffer }>(db, "SELECT entry_sealed FROM audit_end WHERE id = 1");
  try {
    return row && openText(keys, placeOfEnd, row.entry_sealed);
  } catch {
    return undefined;
  }
}

function writeEnd(db: WritableDb, keys: SealKeys, end: string): void {
  execute(
    db,
    `INSERT INTO audit_end (id, entry_sealed) VALUES (1, ?)
     ON CONFLICT (id) DO UPDATE SET entry_sealed = excluded.entry_sealed`,
    sealText(keys, placeOfEnd, end),
  );
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
