import { initial } from "./001-initial.ts";
import { marking } from "./003-marking.ts";

/** In order; the n-th brings a database from version n-1 to n. A released migration is never edited: add another. */
export const migrations: readonly string[] = [
  initial, //
  marking,
];
export const schemaVersion = migrations.length;
