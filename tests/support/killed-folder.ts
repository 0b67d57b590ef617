import { cpSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import type { Entry } from "../../shared/contract/sheet.ts";
import { passphrase } from "./centre.ts";
import type { FieldValues } from "./shown-as-saved.ts";
import { databaseOf, firstPerson, start } from "./starting.ts";

/**
 * Looks at a data folder as a kill has left it, on a copy, so that the program itself finds the folder untouched. The core
 * opens the copy, recovers it, and is asked for everything that could be damaged.
 * @returns what the sheet's fields hold, by the ids that the screen gives them, with everything that is wrong.
 */
export async function examineKilled(
  dataFolder: string,
  sheetId: string,
): Promise<{ values: FieldValues; problems: string[] }> {
  const copy = `${dataFolder}-as-killed`;
  cpSync(dataFolder, copy, { recursive: true });
  const problems: string[] = [];
  const { client, workstation } = start(copy);
  try {
    await client.session.signIn({ signInName: firstPerson.signInName, passphrase });
    const sheet = await client.marking.openSheet({ sheetId });
    // An edit writes the field, its history and the revision: in halves, these would say different things.
    const { entries } = await client.marking.sheetAt({ sheetId, at: new Date().toISOString() });
    const values = valuesOf(sheet.entries);
    if (JSON.stringify(valuesOf(entries)) !== JSON.stringify(values))
      problems.push("The history and the sheet differ.");
    const { chainIntact } = await client.centre.auditTrail({});
    if (!chainIntact) problems.push("The audit chain is broken.");
    const { files } = sheet.script;
    for (const { id, bytes } of files) await client.scripts.readFile({ fileId: id, offset: 0, length: bytes });
    return { values, problems };
  } finally {
    await workstation.stop();
    problems.push(...damageOf(databaseOf(copy)));
    rmSync(copy, { recursive: true, force: true });
  }
}

function damageOf(database: string): string[] {
  const raw = new Database(database, { readonly: true });
  try {
    const integrity = raw.pragma("integrity_check", { simple: true });
    const orphans = raw.pragma("foreign_key_check") as unknown[];
    return [
      ...(integrity === "ok" ? [] : [`integrity_check: ${String(integrity)}`]),
      ...(orphans.length === 0 ? [] : [`foreign_key_check: ${orphans.length} rows`]),
    ];
  } finally {
    raw.close();
  }
}

function valuesOf(entries: readonly Entry[]): FieldValues {
  return Object.fromEntries(
    entries.flatMap(({ itemId, mark, strengths, improvements }) => [
      [`sheet-mark-${itemId}`, mark === null ? "" : String(mark)],
      [`sheet-strengths-${itemId}`, strengths],
      [`sheet-improvements-${itemId}`, improvements],
    ]),
  );
}
