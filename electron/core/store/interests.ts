import { execute, type ReadableDb, readAll, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

export type InterestRecord = {
  readonly personId: string;
  readonly learnerId: string;
  readonly declaredAt: string;
  readonly declaredBy: string | undefined;
  /** What the interest is, in a few words. */
  readonly nature: string;
};

type Row = {
  person_id: string;
  learner_id: string;
  declared_at: string;
  declared_by: string | null;
  nature_sealed: Buffer | null;
};

const placeOf = (personId: string, learnerId: string) => ({
  table: "declared_interest",
  column: "nature",
  id: `${personId}/${learnerId}`,
});

/** Newest first. */
export function listInterests(db: ReadableDb, keys: SealKeys): InterestRecord[] {
  const sql = "SELECT * FROM declared_interest ORDER BY declared_at DESC, person_id, learner_id";
  return readAll<Row>(db, sql).map((row) => ({
    personId: row.person_id,
    learnerId: row.learner_id,
    declaredAt: row.declared_at,
    declaredBy: row.declared_by ?? undefined,
    nature: row.nature_sealed ? openText(keys, placeOf(row.person_id, row.learner_id), row.nature_sealed) : "",
  }));
}

/** Declaring again says anew what the interest is; since when it holds stays. */
export function insertInterest(db: WritableDb, keys: SealKeys, interest: InterestRecord): void {
  execute(
    db,
    `INSERT INTO declared_interest (person_id, learner_id, declared_at, declared_by, nature_sealed) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (person_id, learner_id) DO UPDATE SET nature_sealed = excluded.nature_sealed`,
    interest.personId,
    interest.learnerId,
    interest.declaredAt,
    interest.declaredBy ?? null,
    sealText(keys, placeOf(interest.personId, interest.learnerId), interest.nature),
  );
}

/** @returns false where there was none. */
export function deleteInterest(db: WritableDb, personId: string, learnerId: string): boolean {
  const sql = "DELETE FROM declared_interest WHERE person_id = ? AND learner_id = ?";
  return execute(db, sql, personId, learnerId) === 1;
}
