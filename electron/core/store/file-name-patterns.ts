import { execute, type ReadableDb, readAll, type WritableDb } from "./connection.ts";

export type FileNamePattern = { readonly id: string; readonly pattern: string };

/** Latest used first. */
export function listFileNamePatterns(db: ReadableDb): FileNamePattern[] {
  return readAll<FileNamePattern>(db, "SELECT id, pattern FROM file_name_pattern ORDER BY used_at DESC, id");
}

/** Remembers a pattern, or that it was used again. */
export function rememberFileNamePattern(db: WritableDb, id: string, pattern: string, usedAt: string): void {
  execute(
    db,
    `INSERT INTO file_name_pattern (id, pattern, used_at) VALUES (?, ?, ?)
     ON CONFLICT (pattern) DO UPDATE SET used_at = excluded.used_at`,
    id,
    pattern,
    usedAt,
  );
}

/** @returns false where there is no such pattern. */
export function forgetFileNamePattern(db: WritableDb, id: string): boolean {
  return execute(db, "DELETE FROM file_name_pattern WHERE id = ?", id) === 1;
}
