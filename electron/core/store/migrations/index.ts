import { initial } from "./001-initial.ts";
import { fileNamePatterns } from "./002-file-name-patterns.ts";
import { finding } from "./004-finding.ts";

/** In order; the n-th brings a database from version n-1 to n. A released migration is never edited: add another. */
export const migrations: readonly string[] = [initial, fileNamePatterns, finding];
export const schemaVersion = migrations.length;
