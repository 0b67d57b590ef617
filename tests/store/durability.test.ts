import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Edit } from "../../shared/contract/sheet.ts";
import { workBased } from "../support/cast.ts";
import { passphrase, shippedQualification } from "../support/centre.ts";
import type { RunnerTask } from "../support/core-runner.ts";
import { takeIn } from "../support/sending.ts";
import { coreOptions, databaseOf, firstPerson, setUp, start } from "../support/starting.ts";

const kills = 50;
const runner = join(import.meta.dirname, "..", "support", "core-runner.ts");
let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "workstation-durability-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Line = { ready?: number; sent?: Edit; saved?: Edit; revision?: number };

/** Lets a process type until so long after its first acknowledgement, then ends it as a power cut would. */
async function typeAndKill(dataFolder: string, sheetId: string, round: number, milliseconds: number): Promise<Line[]> {
  const { signInName } = firstPerson;
  const task: RunnerTask = { task: "type", options: coreOptions(dataFolder), signInName, passphrase, sheetId, round };
  const child = spawn(process.execPath, [runner, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let complaint = "";
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on("data", (data: Buffer) => {
    output += data.toString("utf8");
    if (timer === undefined && output.includes('{"saved"'))
      timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  });
  child.stderr.on("data", (data: Buffer) => {
    complaint += data.toString("utf8");
  });
  const [, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  if (signal !== "SIGKILL") throw new Error(`The core ended by itself in round ${round}: ${complaint}`);
  // The last line may be cut: what was not said in full was not said.
  return output
    .slice(0, output.lastIndexOf("\n") + 1)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

test(`${kills} kills in the middle of typing lose no acknowledged keystroke`, async () => {
  const dataFolder = join(home, "data");
  const { client, workstation } = start(dataFolder);
  await setUp(client);
  const assessorId = (await client.system.status()).person?.id ?? "";
  const learner = await client.learners.register({
    name: "Lena Learner",
    registrationNumber: "KILL1",
    registeredOn: "2026-01-15",
    qualificationId: shippedQualification,
  });
  const receivedOn = "2026-01-20";
  const files = [{ name: "script.txt", bytes: Buffer.from("Words.") }];
  const { sheetId } = await takeIn(client, learner.id, files, { assessorId, assessmentId: workBased, receivedOn });
  await workstation.stop();

  /** Per field, what was acknowledged last and what was sent after it. */
  const fields = new Map<string, { saved: Edit["value"]; later: Edit["value"][] }>();
  let revision = 0;
  let acknowledged = 0;
  for (let round = 1; round <= kills; round += 1) {
    // From the very next instant to a good many edits later, so that every stage of a write is hit.
    const lines = await typeAndKill(dataFolder, sheetId, round, Math.random() * 60);
    for (const line of lines) {
      if (line.ready !== undefined) expect(line.ready).toBeGreaterThanOrEqual(revision);
      const edit = line.sent ?? line.saved;
      if (!edit) continue;
      const key = `${edit.itemId}.${edit.field}`;
      if (line.sent)
        fields.set(key, {
          saved: fields.get(key)?.saved ?? null,
          later: [...(fields.get(key)?.later ?? []), edit.value],
        });
      if (line.saved) {
        fields.set(key, { saved: edit.value, later: [] });
        revision = line.revision ?? 0;
        acknowledged += 1;
      }
    }
    const file = start(dataFolder);
    await file.client.session.signIn({ signInName: firstPerson.signInName, passphrase });
    const sheet = await file.client.marking.openSheet({ sheetId });
    expect(sheet.revision).toBeGreaterThanOrEqual(revision);
    for (const [key, { saved, later }] of fields) {
      const [itemId, field] = key.split(".");
      const entry = sheet.entries.find((candidate) => candidate.itemId === itemId);
      // A text that was never written reads as an empty one where the item's other field was.
      const shown = entry?.[field as "mark" | "strengths"] ?? null;
      const found = shown === "" ? null : shown;
      expect([saved, ...later], `${key} after kill ${round}`).toContainEqual(found);
      fields.set(key, { saved: found, later: [] });
    }
    revision = sheet.revision;
    await file.workstation.stop();
  }
  expect(acknowledged).toBeGreaterThan(kills);

  const raw = new Database(databaseOf(dataFolder), { readonly: true });
  expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(raw.pragma("foreign_key_check")).toEqual([]);
  raw.close();
  const last = start(dataFolder);
  await last.client.session.signIn({ signInName: firstPerson.signInName, passphrase });
  expect((await last.client.centre.auditTrail({})).chainIntact).toBe(true);
  await last.workstation.stop();
}, 240_000);
