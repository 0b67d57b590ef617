import { initial } from "./001-initial.ts";
import { fileNamePatterns } from "./002-file-name-patterns.ts";
import { marking } from "./003-marking.ts";
import { finding } from "./004-finding.ts";
import { paperCodes } from "./005-paper-codes.ts";
import { oneRowPerKeyPress } from "./006-one-row-per-key-press.ts";
import { marksRead } from "./007-marks-read.ts";

/** In order; the n-th brings a database from version n-1 to n. A released migration is never edited: add another. */
export const migrations: readonly string[] = [
  initial,
  fileNamePatterns,
  marking,
  finding,
  paperCodes,
  oneRowPerKeyPress,
  marksRead,
];
export const schemaVersion = migrations.length;
