import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { passphrase } from "../support/centre.ts";
import { backupsOf, databaseOf, setUp, start } from "../support/starting.ts";

let home: string;
let dataFolder: string;
let clock: Date;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  home = mkdtempSync(join(tmpdir(), "workstation-regular-"));
  dataFolder = join(home, "data");
  clock = new Date("2026-11-23T09:00:00.000Z");
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(home, { recursive: true, force: true });
});

const startAt = () => start(dataFolder, { now: () => clock });
const waitHours = (hours: number) => {
  clock = new Date(clock.getTime() + hours * 3_600_000);
  vi.advanceTimersByTime(10_000);
};
const taken = () => {
  try {
    return readdirSync(backupsOf(dataFolder)).sort();
  } catch {
    return [];
  }
};
const register = (client: WorkstationClient, number: string) =>
  client.learners.register({ name: number, registrationNumber: number, registeredOn: "2026-01-15" });

test("a centre that nobody ever backed up can be restored to how it was a working day ago", async () => {
  const first = startAt();
  await setUp(first.client);
  await register(first.client, "BEFORE");
  waitHours(7);
  expect(taken()).toEqual([]);
  waitHours(1);
  expect(taken()).toEqual(["2026-11-23T17-00-00-000Z-regular.db"]);
  await first.client.session.signIn({ signInName: "sam", passphrase });
  await register(first.client, "AFTER");
  await first.workstation.stop();
  writeFileSync(databaseOf(dataFolder), "no database any more");

  const second = startAt();
  const { problem } = await second.client.system.status();
  expect(problem?.backups).toHaveLength(1);
  await second.client.system.restoreBackup({ name: problem?.backups[0]?.name ?? "" });
  await second.client.session.signIn({ signInName: "sam", passphrase });
  expect((await second.client.learners.list()).map(({ registrationNumber }) => registrationNumber)).toEqual(["BEFORE"]);
  await second.workstation.stop();
});

test("waits while somebody writes, and eight hours from any backup, also over a start of the program", async () => {
  const first = startAt();
  await setUp(first.client);
  const { name } = await first.client.centre.backUpNow();
  clock = new Date("2026-11-23T18:00:00.000Z");
  await first.client.session.signIn({ signInName: "sam", passphrase });
  vi.advanceTimersByTime(5_000);
  await register(first.client, "TYPING");
  vi.advanceTimersByTime(5_000);
  expect(taken()).toEqual([name]);
  vi.advanceTimersByTime(5_000);
  expect(taken()).toEqual([name, "2026-11-23T18-00-00-000Z-regular.db"]);
  await first.workstation.stop();
  const second = startAt();
  waitHours(7);
  expect(taken()).toHaveLength(2);
  waitHours(1);
  expect(taken()).toHaveLength(3);
  await second.workstation.stop();
});

test("a clock that was years ahead at a backup does not keep the next ones from being taken", async () => {
  clock = new Date("2036-01-01T00:00:00.000Z");
  const { client, workstation } = startAt();
  await setUp(client);
  await client.centre.backUpNow();
  clock = new Date("2026-11-23T09:00:00.000Z");
  vi.advanceTimersByTime(10_000);
  expect(taken()[0]).toBe("2026-11-23T09-00-00-000Z-regular.db");
  waitHours(1);
  expect(taken()).toHaveLength(2);
  await workstation.stop();
});

test("ten are kept, and never in place of one that somebody asked for", async () => {
  const { client, workstation } = startAt();
  await setUp(client);
  const { name } = await client.centre.backUpNow();
  for (let day = 0; day < 12; day += 1) waitHours(8);
  expect(taken()).toHaveLength(11);
  expect(taken()[0]).toBe(name);
  await workstation.stop();
});

test("a place that takes none stops nothing, and is tried again later", async () => {
  const { client, workstation } = startAt();
  await setUp(client);
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  writeFileSync(backupsOf(dataFolder), "No folder.");
  waitHours(8);
  expect(stderr).toHaveBeenCalledTimes(1);
  expect((await client.system.status()).phase).not.toBe("problem");
  rmSync(backupsOf(dataFolder));
  vi.advanceTimersByTime(10_000);
  expect(taken()).toEqual([]);
  waitHours(1);
  expect(taken()).toHaveLength(1);
  stderr.mockRestore();
  await workstation.stop();
});
