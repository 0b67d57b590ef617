import { type Qualification, qualificationSchema } from "../../../shared/domain/qualification.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";

/** Newest version last. Every version that a learner was ever enrolled on stays. */
export function listQualifications(db: ReadableDb): Qualification[] {
  return readAll<{ document: string }>(db, "SELECT document FROM qualification ORDER BY id, version").map(fromRow);
}

const parsed = new Map<string, Qualification>();
const found = new WeakMap<ReadableDb, Map<string, Qualification>>();

/** Reads a version once per connection: none is ever changed or removed, and every key press in a sheet asks for one. */
export function findQualification(db: ReadableDb, id: string, version: string): Qualification | undefined {
  const known = found.get(db) ?? new Map<string, Qualification>();
  found.set(db, known);
  const key = JSON.stringify([id, version]);
  const qualification = known.get(key) ?? readQualification(db, id, version);
  if (qualification) known.set(key, qualification);
  return qualification;
}

function readQualification(db: ReadableDb, id: string, version: string): Qualification | undefined {
  const row = readOne<{ document: string }>(
    db,
    "SELECT document FROM qualification WHERE id = ? AND version = ?",
    id,
    version,
  );
  return row && fromRow(row);
}

/** Adds a version that is not there yet. A version that is there is never changed. */
export function addQualification(db: WritableDb, qualification: Qualification, now: string): boolean {
  const added = execute(
    db,
    "INSERT INTO qualification (id, version, document, loaded_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    qualification.id,
    qualification.version,
    JSON.stringify(qualification),
    now,
  );
  return added === 1;
}

// Parsed once per document text: a sheet is opened far more often than a specification changes.
function fromRow(row: { document: string }): Qualification {
  let qualification = parsed.get(row.document);
  if (!qualification) {
    qualification = qualificationSchema.parse(JSON.parse(row.document));
    parsed.set(row.document, qualification);
  }
  return qualification;
}
