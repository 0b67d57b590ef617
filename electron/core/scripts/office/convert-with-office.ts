import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CentreFolder } from "../../centre/actor.ts";
import type { ConvertAnswer, NeedsOffice, OfficeFormat } from "../convert/conversion.ts";
import { convertDocument } from "../convert.ts";
import { findOffice } from "./find-office.ts";
import { inOfficeTurn, runOffice } from "./office-runs.ts";
import { profileSettings } from "./profile.ts";

const targets: Readonly<Record<OfficeFormat, "docx" | "xlsx" | "pptx">> = {
  doc: "docx",
  xls: "xlsx",
  xlsb: "xlsx",
  ppt: "pptx",
};

const longestMilliseconds = 14_000;
const memoryDisk = "/dev/shm";
const workPrefix = "assessor-workstation-";
const mostBytes = 100 * 1024 * 1024;

/**
 * Old office formats by way of LibreOffice, where the machine has it: to the new format, which then goes through the same
 * hardened converters as any other. LibreOffice only reads files, so for as long as it runs the document lies unsealed on a
 * disk: in memory (`/dev/shm`) where the system has that, else in the data folder, which only this person's account can read,
 * and which the next start empties should the program end before it removes it. The person at the machine is looking at the
 * very same text meanwhile.
 */
export async function convertWithOffice(
  folder: CentreFolder,
  { from, locked }: Pick<NeedsOffice, "from" | "locked">,
  bytes: Uint8Array,
): Promise<ConvertAnswer> {
  const program = await findOffice();
  if (!program) return { ok: false, problem: locked ? "encrypted" : "no-office", text: null };
  const answer = await inOfficeTurn(() => convertInTurn(folder, program, { from, locked }, bytes));
  return answer ?? { ok: false, problem: "office-failed", text: null };
}

async function convertInTurn(
  folder: CentreFolder,
  program: string,
  { from, locked }: Pick<NeedsOffice, "from" | "locked">,
  bytes: Uint8Array,
): Promise<ConvertAnswer> {
  const started = Date.now();
  const work = await makeWorkFolder(folder);
  try {
    const profile = join(work, "profile");
    await mkdir(join(profile, "user"), { recursive: true, mode: 0o700 });
    await writeFile(join(profile, "user", "registrymodifications.xcu"), profileSettings);
    const source = join(work, `script.${from}`);
    await writeFile(source, bytes, { mode: 0o600 });
    const options = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...["--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo"],
      ...["--convert-to", targets[from], "--outdir", join(work, "out"), source],
    ];
    const ended = await runOffice(program, options, work, longestMilliseconds);
    if (ended === "too-long") return { ok: false, problem: "too-long", text: null };
    const converted = join(work, "out", `script.${targets[from]}`);
    const size = (await stat(converted).catch(() => undefined))?.size ?? 0;
    if (size === 0 || size > mostBytes)
      return { ok: false, problem: locked ? "encrypted" : "office-failed", text: null };
    const kind = targets[from];
    const answer = await within(
      longestMilliseconds + 5_000 - (Date.now() - started),
      convertDocument({ kind, mediaType: "", bytes: await readFile(converted) }),
    );
    if (!answer?.ok) return { ok: false, problem: answer ? "office-failed" : "too-long", text: null };
    return { ...answer, notes: ["Shown as LibreOffice reads it; the original is kept.", ...answer.notes] };
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

async function makeWorkFolder(folder: CentreFolder): Promise<string> {
  if (process.platform === "linux") {
    try {
      await removeOfficeLeftOvers();
      return await mkdtemp(join(memoryDisk, workPrefix));
    } catch {
      // No memory disk here: the data folder then.
    }
  }
  await mkdir(folder.incoming, { recursive: true, mode: 0o700 });
  return mkdtemp(join(folder.incoming, "office-"));
}

/** What a run that was cut off by a crash left behind in memory; a running one is never a minute old. */
export async function removeOfficeLeftOvers(): Promise<void> {
  for (const name of await readdir(memoryDisk).catch(() => [])) {
    if (!name.startsWith(workPrefix)) continue;
    const path = join(memoryDisk, name);
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > 60_000) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, milliseconds));
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
