import type { ScriptFileKind } from "../../../shared/contract/scripts.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

export type ScriptFileRecord = {
  readonly id: string;
  readonly scriptId: string;
  readonly position: number;
  readonly name: string;
  readonly kind: ScriptFileKind;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly contentToken: Buffer;
  readonly sealHeader: Buffer;
};

type FileRow = {
  id: string;
  script_id: string;
  position: number;
  name_sealed: Buffer;
  kind: ScriptFileKind;
  media_type: string;
  bytes: number;
  sha256_sealed: Buffer;
  content_token: Buffer;
  seal_header: Buffer;
};

const placeOfName = (id: string) => ({ table: "script_file", column: "name", id });
const placeOfSum = (id: string) => ({ table: "script_file", column: "sha256", id });

function fromFileRow(keys: SealKeys, row: FileRow): ScriptFileRecord {
  return {
    id: row.id,
    scriptId: row.script_id,
    position: row.position,
    name: openText(keys, placeOfName(row.id), row.name_sealed),
    kind: row.kind,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: openText(keys, placeOfSum(row.id), row.sha256_sealed),
    contentToken: row.content_token,
    sealHeader: row.seal_header,
  };
}

export function listScriptFiles(db: ReadableDb, keys: SealKeys, scriptId: string): ScriptFileRecord[] {
  return readAll<FileRow>(db, "SELECT * FROM script_file WHERE script_id = ? ORDER BY position", scriptId).map((row) =>
    fromFileRow(keys, row),
  );
}

export function findScriptFile(db: ReadableDb, keys: SealKeys, id: string): ScriptFileRecord | undefined {
  const row = readOne<FileRow>(db, "SELECT * FROM script_file WHERE id = ?", id);
  return row && fromFileRow(keys, row);
}

/** Its name alone, where the rest of the record is not needed. */
export function readScriptFileName(db: ReadableDb, keys: SealKeys, id: string): string | undefined {
  const row = readOne<{ name_sealed: Buffer }>(db, "SELECT name_sealed FROM script_file WHERE id = ?", id);
  return row && openText(keys, placeOfName(id), row.name_sealed);
}

/** Files with this content that were taken in before, in any script. */
export function listFilesByContent(db: ReadableDb, keys: SealKeys, contentToken: Buffer): ScriptFileRecord[] {
  return readAll<FileRow>(db, "SELECT * FROM script_file WHERE content_token = ?", contentToken).map((row) =>
    fromFileRow(keys, row),
  );
}

export function insertScriptFile(db: WritableDb, keys: SealKeys, file: ScriptFileRecord): void {
  execute(
    db,
    `INSERT INTO script_file (id, script_id, position, name_sealed, kind, media_type, bytes, sha256_sealed, content_token, seal_header)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    file.id,
    file.scriptId,
    file.position,
    sealText(keys, placeOfName(file.id), file.name),
    file.kind,
    file.mediaType,
    file.bytes,
    sealText(keys, placeOfSum(file.id), file.sha256),
    file.contentToken,
    file.sealHeader,
  );
}
