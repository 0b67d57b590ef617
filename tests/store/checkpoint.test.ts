import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { databaseOf, setUp, start } from "../support/starting.ts";

let home: string;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  home = mkdtempSync(join(tmpdir(), "workstation-checkpoint-"));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(home, { recursive: true, force: true });
});

test("what was written is copied from the log into the database once nothing more is written", async () => {
  const dataFolder = join(home, "data");
  const { client, workstation } = start(dataFolder);
  await setUp(client);
  const change = async (name: string) => {
    const { revision, settings } = await client.centre.get();
    await client.centre.update({ number: "4711", name, settings, revision });
  };
  /** The database's own file, without its log. */
  const nameInFile = () => {
    const copy = join(home, "copy.db");
    copyFileSync(databaseOf(dataFolder), copy);
    const file = new Database(copy, { readonly: true });
    try {
      return (file.prepare("SELECT centre_name AS name FROM installation").get() as { name: string }).name;
    } finally {
      file.close();
    }
  };
  vi.advanceTimersByTime(10_000);
  expect(nameInFile()).toBe("Test Centre");

  await change("Second name");
  vi.advanceTimersByTime(5_000);
  expect(nameInFile()).toBe("Test Centre");
  await change("Third name");
  vi.advanceTimersByTime(5_000);
  expect(nameInFile()).toBe("Test Centre");
  vi.advanceTimersByTime(5_000);
  expect(nameInFile()).toBe("Third name");
  await workstation.stop();
});
