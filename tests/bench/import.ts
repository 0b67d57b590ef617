import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdir, open, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { sourceOfFile } from "../../renderer/features/cohort/cohort-sources.ts";
import { runIntake } from "../../renderer/features/cohort/run-intake.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { qualificationId, registerLearner, withCentre } from "./centre.ts";
import { figure, type Group } from "./figure.ts";
import { peakMemoryWhile } from "./memory.ts";

const run = promisify(execFile);
const files = 500;
const bytesEach = 2 * 1024 * 1024;

/**
 * A cohort of 500 scripts of 2 MB, sent and taken in by the code of the cohort's screen, through a port and the core's thread:
 * read, sent, sealed, synchronised and recorded, in one go as a person has it done. Beside `cp` and `sha256sum` of the same
 * files on the same disk, without and with the copies synchronised, once before and once after.
 */
export const importFiles: Group = (report) =>
  withCentre(async (client, home) => {
    const sources = await makeSources(home, files, (number) => `script-${number}.pdf`);
    const learnerIds: string[] = [];
    for (let number = 1; number <= files; number += 1) learnerIds.push(await registerLearner(client, number));
    const copies = join(home, "copies");
    const time = async (work: () => Promise<unknown>) => {
      // What was left unwritten before is nobody's to wait for.
      await run("sync");
      const began = performance.now();
      await work();
      return (performance.now() - began) / 1000;
    };
    const copy = async (synchronise: boolean) => {
      await mkdir(copies);
      const took = await time(() => copyAndHash(sources, copies, synchronise));
      await rm(copies, { recursive: true });
      return took;
    };
    // The first copy of a file finds nothing of it in memory: no turn is the one that has to wait for the disk.
    await run("sha256sum", sources);
    const before = { copied: await copy(false), synchronised: await copy(true) };
    let taken = 0;
    const grown = await peakMemoryWhile(process.pid, async () => {
      taken = await time(() => takeIn(client, sources, learnerIds));
    });
    const after = { synchronised: await copy(true), copied: await copy(false) };
    const copied = (before.copied + after.copied) / 2;
    const synchronised = (before.synchronised + after.synchronised) / 2;
    report(figure("import-500-files", taken, "s", copied));
    report(figure("import-500-files-against-synchronised-copy", taken, "s", synchronised));
    report(figure("import-500-files-memory-growth", grown.growth, "MB", grown.before));
  });

/** @param nameOf what a file is called, by its learner's number. */
export async function makeSources(home: string, count: number, nameOf: (number: number) => string): Promise<string[]> {
  const sources: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const path = join(home, nameOf(number));
    await writeFile(path, Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(bytesEach - 9)]));
    sources.push(path);
  }
  return sources;
}

export async function copyAndHash(sources: readonly string[], folder: string, synchronise: boolean): Promise<void> {
  await run("cp", [...sources, folder]);
  const copies = (await readdir(folder)).map((name) => join(folder, name));
  if (synchronise) {
    for (const copy of copies) {
      const handle = await open(copy, "r+");
      await handle.sync();
      await handle.close();
    }
  }
  await run("sha256sum", copies);
}

async function takeIn(client: WorkstationClient, sources: readonly string[], learnerIds: readonly string[]) {
  const plans = [];
  for (const [index, path] of sources.entries()) {
    const learnerId = learnerIds[index] ?? "";
    const assessmentId = "work-based-assignment";
    // Backed by the file, as what a person drops is: read piece by piece when it is sent.
    const file = new File([await openAsBlob(path)], `${index}.pdf`);
    const source = { ...sourceOfFile(file), learnerId, assessmentId };
    plans.push({ learnerId, assessmentId, files: [source] });
  }
  const settings = {
    receivedOn: "2026-01-20",
    authenticityConfirmed: true,
    standardisationRefused: false,
    assessorId: null,
  };
  const request = { qualificationId, plans, settings, acceptSameScript: false };
  const { results, error } = await runIntake(client, request, new AbortController().signal, () => undefined);
  const bad = results.find(({ step }) => step !== "taken-in");
  if (error !== null || bad) throw new Error("Not every script was taken in.", { cause: error ?? bad });
}
