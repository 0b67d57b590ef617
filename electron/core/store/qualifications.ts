import { type Qualification, qualificationSchema } from "../../../shared/domain/qualification.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";

/** Newest version last. Every version that a learner was ever enrolled on stays. */
export function listQualifications(db: ReadableDb): Qualification[] {
  return readAll<{ document: string }>(db, "SELECT document FROM qualification ORDER BY id, version").map(fromRow);
}

const parsed = new Map<string, Qualification>();

export function findQualification(db: ReadableDb, id: string, version: string): Qualification | undefined {
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
