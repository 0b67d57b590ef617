import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { FileLength } from "../../../shared/domain/coverage.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { openBytes, type SealKeys, sealBytes } from "./seal.ts";

/** The text of one file of a script, as it was taken out of the file. Positions everywhere are in `text`, in UTF-16 units. */
export type ScriptText = {
  readonly text: string;
  /** Where each paragraph starts, the page that it is on (0: no pages), and whether the document says that it is quoted. */
  readonly blocks: readonly TextBlock[];
};
export type TextBlock = readonly [start: number, page: number, quoted: 0 | 1];

export type NewScriptText = {
  readonly scriptId: string;
  readonly fileId: string;
  readonly extraction: number;
  /** `try-again`: unreadable this time, for want of time, memory or the file itself; `no-office`: for want of LibreOffice. */
  readonly outcome: "text" | "no-text" | "unreadable" | "try-again" | "no-office";
  readonly words: number;
  readonly characters: number;
  readonly pages: number;
  readonly text: ScriptText | undefined;
};

/** In place of the version of a text's extraction where none was made, but may be another time. */
export const unmade = { "try-again": 0, "no-office": -1 } as const;

const contextOf = (fileId: string) => `script_text.text:${fileId}`;

/** Compressed before it is sealed: a seal can't be, and the length of a text tells no more than the length of its file. */
export function insertScriptText(db: WritableDb, keys: SealKeys, text: NewScriptText): number {
  const sealed =
    text.text &&
    sealBytes(keys.columns, contextOf(text.fileId), deflateRawSync(JSON.stringify(text.text), { level: 3 }));
  const { outcome } = text;
  const isUnmade = outcome === "try-again" || outcome === "no-office";
  const row = readOne<{ number: number }>(
    db,
    `INSERT INTO script_text (script_id, file_id, extraction, outcome, words, characters, pages, text_sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number`,
    text.scriptId,
    text.fileId,
    isUnmade ? unmade[outcome] : text.extraction,
    isUnmade ? "unreadable" : outcome,
    text.words,
    text.characters,
    text.pages,
    sealed ?? null,
  );
  return row?.number ?? 0;
}

/** undefined where the file has no text, or none was taken out of it yet. */
export function readScriptText(
  db: ReadableDb,
  keys: SealKeys,
  number: number,
): { scriptId: string; fileId: string; text: ScriptText } | undefined {
  const sql = "SELECT script_id, file_id, text_sealed FROM script_text WHERE number = ?";
  const row = readOne<{ script_id: string; file_id: string; text_sealed: Buffer | null }>(db, sql, number);
  if (!row?.text_sealed) return undefined;
  const json = inflateRawSync(openBytes(keys.columns, contextOf(row.file_id), row.text_sealed)).toString("utf8");
  // Written by this program alone and authenticated by its seal.
  return { scriptId: row.script_id, fileId: row.file_id, text: JSON.parse(json) as ScriptText };
}

export function readFileLengths(db: ReadableDb, scriptId: string): Map<string, FileLength> {
  const sql = "SELECT file_id, characters, pages FROM script_text WHERE script_id = ?";
  const rows = readAll<{ file_id: string; characters: number; pages: number }>(db, sql, scriptId);
  return new Map(rows.map(({ file_id: fileId, characters, pages }) => [fileId, { fileId, characters, pages }]));
}

export type TextOfScript = { readonly number: number; readonly fileId: string; readonly words: number };

export function listTextsOfScript(db: ReadableDb, scriptId: string): TextOfScript[] {
  return readAll<TextOfScript>(
    db,
    `SELECT number, file_id AS fileId, script_text.words FROM script_text JOIN script_file ON script_file.id = file_id
     WHERE script_text.script_id = ? AND outcome = 'text' ORDER BY script_file.position`,
    scriptId,
  );
}

export function findScriptOfText(db: ReadableDb, number: number): string | undefined {
  return readOne<{ script_id: string }>(db, "SELECT script_id FROM script_text WHERE number = ?", number)?.script_id;
}

/**
 * Files of scripts; of these, those that were read; of these, those with text, and those that can't be read; and of these,
 * those that can with LibreOffice, and those that may be readable another time.
 */
export type TextCounts = {
  readonly files: number;
  readonly taken: number;
  readonly indexable: number;
  readonly unreadable: number;
  readonly withoutOffice: number;
  readonly toTryAgain: number;
};

export function countTexts(db: ReadableDb): TextCounts {
  const sql = `SELECT (SELECT count(*) FROM script_file) AS files, (SELECT count(*) FROM script_text) AS taken,
    (SELECT count(*) FROM script_text WHERE outcome = 'text') AS indexable,
    unreadable.*
    FROM (SELECT count(*) AS unreadable, count(*) FILTER (WHERE extraction = ?) AS withoutOffice,
      count(*) FILTER (WHERE extraction = ?) AS toTryAgain FROM script_text WHERE outcome = 'unreadable') AS unreadable`;
  return readOne<TextCounts>(db, sql, unmade["no-office"], unmade["try-again"]) ?? noTexts;
}

export const noTexts: TextCounts = { files: 0, taken: 0, indexable: 0, unreadable: 0, withoutOffice: 0, toTryAgain: 0 };

/** Of these numbers, those whose texts are gone. */
export function listMissingTexts(db: ReadableDb, numbers: readonly number[]): number[] {
  return readAll<{ number: number }>(
    db,
    "SELECT value AS number FROM json_each(?) WHERE value NOT IN (SELECT number FROM script_text WHERE outcome = 'text')",
    JSON.stringify(numbers),
  ).map(({ number }) => number);
}

/** Texts that an earlier way of taking them out left: their files wait again. */
export function forgetOutdatedTexts(db: WritableDb, extraction: number): void {
  const latestUnmade = Math.max(...Object.values(unmade));
  execute(db, "DELETE FROM script_text WHERE extraction > ? AND extraction < ?", latestUnmade, extraction);
}

/** Entries of files that could not be read, but may be another time. */
export function listTextsToTryAgain(db: ReadableDb): number[] {
  const sql = "SELECT number FROM script_text WHERE outcome = 'unreadable' AND extraction IN (?, ?)";
  return readAll<{ number: number }>(db, sql, ...Object.values(unmade)).map(({ number }) => number);
}

/** Their files wait again. */
export function forgetTexts(db: WritableDb, numbers: readonly number[]): void {
  execute(db, "DELETE FROM script_text WHERE number IN (SELECT value FROM json_each(?))", JSON.stringify(numbers));
}

/** Files whose text was not taken out yet; the oldest first. */
export function listWaitingFiles(db: ReadableDb, limit: number): string[] {
  return readAll<{ id: string }>(
    db,
    `SELECT script_file.id FROM script_file JOIN script ON script.id = script_file.script_id
     LEFT JOIN script_text ON script_text.file_id = script_file.id
     WHERE script_text.number IS NULL
     ORDER BY script.taken_in_at, script_file.script_id, script_file.position LIMIT ?`,
    limit,
  ).map(({ id }) => id);
}

/** Texts that no volume of the index holds, in their order. */
export function listLooseTexts(db: ReadableDb): number[] {
  const sql = "SELECT number FROM script_text WHERE outcome = 'text' AND volume_id IS NULL ORDER BY number";
  return readAll<{ number: number }>(db, sql).map(({ number }) => number);
}
