import type { BankComment } from "../../../shared/contract/comments.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

/** A comment of the bank. `ownerId` is undefined for a centre comment. */
export type CommentRecord = Omit<BankComment, "writable" | "scope"> & { readonly ownerId: string | undefined };

type NewComment = Omit<CommentRecord, "uses" | "retired" | "revision">;

type Row = {
  id: string;
  owner_id: string | null;
  qualification_id: string | null;
  assessment_id: string | null;
  item_id: string | null;
  unit: string | null;
  criterion: string | null;
  field: "strengths" | "improvements" | null;
  text_sealed: Buffer;
  uses: number;
  retired: 0 | 1;
  revision: number;
};

const placeOf = (id: string) => ({ table: "comment", column: "text", id });

function fromRow(keys: SealKeys, row: Row): CommentRecord {
  const { qualification_id, assessment_id, item_id, unit, criterion } = row;
  return {
    id: row.id,
    ownerId: row.owner_id ?? undefined,
    place:
      qualification_id !== null && assessment_id !== null && item_id !== null
        ? { qualificationId: qualification_id, assessmentId: assessment_id, itemId: item_id }
        : null,
    criterion: unit !== null && criterion !== null ? { unit, criterion } : null,
    field: row.field,
    text: openText(keys, placeOf(row.id), row.text_sealed),
    uses: row.uses,
    retired: row.retired === 1,
    revision: row.revision,
  };
}

/** The centre's comments and this person's own. */
export function listComments(db: ReadableDb, keys: SealKeys, personId: string): CommentRecord[] {
  return readAll<Row>(db, "SELECT * FROM comment WHERE owner_id IS NULL OR owner_id = ?", personId).map((row) =>
    fromRow(keys, row),
  );
}

export function findComment(db: ReadableDb, keys: SealKeys, id: string): CommentRecord | undefined {
  const row = readOne<Row>(db, "SELECT * FROM comment WHERE id = ?", id);
  return row && fromRow(keys, row);
}

export function insertComment(db: WritableDb, keys: SealKeys, comment: NewComment): void {
  execute(
    db,
    `INSERT INTO comment (id, owner_id, qualification_id, assessment_id, item_id, unit, criterion, field, text_sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    comment.id,
    ...columnsOf(keys, comment),
  );
}

/** @returns false where the comment was changed since `revision` was read. */
export function updateComment(
  db: WritableDb,
  keys: SealKeys,
  comment: Omit<CommentRecord, "uses" | "retired">,
): boolean {
  const changed = execute(
    db,
    `UPDATE comment SET owner_id = ?, qualification_id = ?, assessment_id = ?, item_id = ?, unit = ?, criterion = ?,
       field = ?, text_sealed = ?, revision = revision + 1 WHERE id = ? AND revision = ?`,
    ...columnsOf(keys, comment),
    comment.id,
    comment.revision,
  );
  return changed === 1;
}

function columnsOf(keys: SealKeys, comment: NewComment): unknown[] {
  return [
    comment.ownerId ?? null,
    comment.place?.qualificationId ?? null,
    comment.place?.assessmentId ?? null,
    comment.place?.itemId ?? null,
    comment.criterion?.unit ?? null,
    comment.criterion?.criterion ?? null,
    comment.field,
    sealText(keys, placeOf(comment.id), comment.text),
  ];
}

/** @returns false where the comment was changed since `revision` was read. */
export function deleteComment(db: WritableDb, id: string, revision: number): boolean {
  return execute(db, "DELETE FROM comment WHERE id = ? AND revision = ?", id, revision) === 1;
}

/** @returns false where the comment was changed since `revision` was read. */
export function setCommentRetired(
  db: WritableDb,
  { id, revision, retired }: Pick<CommentRecord, "id" | "revision" | "retired">,
): boolean {
  const sql = "UPDATE comment SET retired = ?, revision = revision + 1 WHERE id = ? AND revision = ?";
  return execute(db, sql, retired ? 1 : 0, id, revision) === 1;
}

/** A use is no change of the comment: its revision stays, so that nobody's open editor is out of date. */
export function countUse(db: WritableDb, id: string): void {
  execute(db, "UPDATE comment SET uses = uses + 1 WHERE id = ?", id);
}
