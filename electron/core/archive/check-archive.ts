import { createHash } from "node:crypto";
import type { ArchiveReport, VerifyProgress } from "../../../shared/contract/archive.ts";
import { checkIndex, isLearner } from "./check-index.ts";
import { checkLearner } from "./check-learner.ts";
import type { Findings } from "./findings.ts";
import { type ArchiveIndex, archiveIndex, indexPath, manifestPath } from "./records.ts";
import { DamagedEntry, limits, type ReadableFile, unreadable, type ZipEntry, ZipReader } from "./zip-reader.ts";

/** A report is read by a person: more than this says nothing more. */
const mostProblems = 500;
const tellEvery = 100;

/**
 * Checks an archive: that every file is there, unchanged, and nothing else is; that every signature is genuine and covers what
 * the records say. Reads the file once, in pieces, and writes nothing.
 * @param check throws once nobody waits for the answer any more.
 * @throws WorkstationError ARCHIVE_UNREADABLE with the reason; what `file` throws.
 */
export async function* checkArchive(
  file: ReadableFile,
  check: () => void = () => undefined,
): AsyncGenerator<VerifyProgress, void, void> {
  const zip = await ZipReader.open(file, check);
  const findings = new ReportedFindings();
  const manifest = await readManifest(zip, findings, check);
  const index = await readIndex(zip, findings, check);
  const allItems = zip.entries.length;
  const seen = new Set<string>();
  let told = 0;
  let filesChecked = 0;
  for (const [doneItems, entry] of zip.entries.entries()) {
    check();
    if (Date.now() - told >= tellEvery) {
      told = Date.now();
      yield { step: "working", doneItems, allItems, now: entry.path.slice(0, 200) };
    }
    const refusal = refuseEntry(entry, seen, manifest);
    seen.add(entry.path);
    if (isFolder(entry)) continue;
    if (refusal) findings.add(entry.path, refusal);
    if (refusal || entry.path === manifestPath) continue;
    const content = await sumEntry(zip, entry, isLearner(entry.path), check);
    filesChecked += 1;
    if (!content) findings.add(entry.path, "Damaged: it can't be read from the ZIP.");
    else if (content.sha256 !== manifest.get(entry.path))
      findings.add(entry.path, "Changed: it is not the file that the manifest lists.");
    if (content?.bytes) checkLearner(entry.path, content.bytes, manifest, index, findings);
    else if (isLearner(entry.path))
      findings.add(entry.path, "These records can't be read, so their signatures are not checked.");
  }
  for (const path of manifest.keys())
    if (!seen.has(path)) findings.add(path, "Missing: the manifest lists it, but it is not in the archive.");
  yield { step: "checked", report: findings.report(index, filesChecked) };
}

class ReportedFindings implements Findings {
  readonly #problems: { path: string; problem: string }[] = [];
  #more = 0;
  scripts = 0;
  learners = 0;
  signaturesChecked = 0;
  signaturesVoided = 0;

  add(path: string, problem: string): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ path, problem });
    else this.#more += 1;
  }

  report(index: ArchiveIndex | undefined, filesChecked: number): ArchiveReport {
    const { scripts, learners, signaturesChecked, signaturesVoided } = this;
    const problems = [...this.#problems];
    if (this.#more > 0) problems.push({ path: "", problem: `And ${this.#more} more.` });
    return {
      intact: problems.length === 0,
      centreName: index?.centre.name ?? "",
      createdAt: index?.createdAt ?? "",
      ...{ filesChecked, scripts, learners, signaturesChecked, signaturesVoided, problems },
    };
  }
}

/** Why an entry counts as wrong before a byte of it is read; undefined where nothing speaks against it. */
function refuseEntry(
  { path, isFile }: ZipEntry,
  seen: ReadonlySet<string>,
  manifest: ReadonlyMap<string, string>,
): string | undefined {
  if (!isContained(path))
    return "Refused: its name leads outside the archive, or no system could hold it. Don't unpack this file.";
  if (seen.has(path)) return "There are two files of this name: which of them is unpacked depends on the program.";
  if (!isFile) return "Refused: it is no file but a link or a device, which leads elsewhere. Don't unpack it.";
  if (path !== manifestPath && !manifest.has(path))
    return "Not listed: the manifest doesn't have it, so somebody added it.";
  return undefined;
}

function isContained(path: string): boolean {
  if (path === "" || path.startsWith("/") || path.includes("\\") || /^[A-Za-z]:/.test(path) || path.includes("\uFFFD"))
    return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in a name
  if (/[\u0000-\u001F\u007F]/.test(path)) return false;
  return !path.split("/").some((part) => part === "." || part === "..");
}

/** A folder's own entry holds nothing; programs that pack an unpacked archive again write them. */
function isFolder({ path, bytes }: ZipEntry): boolean {
  return path.endsWith("/") && bytes === 0 && isContained(path);
}

async function readManifest(zip: ZipReader, findings: Findings, check: () => void): Promise<Map<string, string>> {
  const entry = zip.entries.find(({ path }) => path === manifestPath);
  if (!entry)
    throw unreadable(`It has no ${manifestPath}. It is not an archive of this program, or its manifest was taken out.`);
  const content = await sumEntry(zip, entry, true, check);
  if (!content?.bytes) throw unreadable(`Its ${manifestPath} is damaged.`);
  const sums = new Map<string, string>();
  for (const line of content.bytes.toString("utf8").split(/\r?\n/)) {
    if (line === "") continue;
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (!sha256 || !path) findings.add(manifestPath, "One of its lines is not a SHA-256 sum and a name.");
    else if (sums.has(path)) findings.add(manifestPath, `It lists a file twice: ${path}`);
    else sums.set(path, sha256);
  }
  return sums;
}

async function readIndex(zip: ZipReader, findings: Findings, check: () => void): Promise<ArchiveIndex | undefined> {
  const entry = zip.entries.find(({ path }) => path === indexPath);
  const content = entry && (await sumEntry(zip, entry, true, check));
  const parsed = content?.bytes && archiveIndex.safeParse(parseJson(content.bytes));
  if (!parsed?.success) {
    findings.add(indexPath, "The list of contents is missing or can't be read.");
    return undefined;
  }
  checkIndex(parsed.data, new Set(zip.entries.map(({ path }) => path)), findings);
  return parsed.data;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

type Content = { readonly sha256: string; readonly bytes: Buffer | undefined };

/** @returns undefined where the ZIP is damaged there; `bytes` only where wanted and not too large to be held. */
async function sumEntry(
  zip: ZipReader,
  entry: ZipEntry,
  wanted: boolean,
  check: () => void,
): Promise<Content | undefined> {
  const keep = wanted && entry.bytes <= limits.jsonBytes;
  const kept: Buffer[] = [];
  const sum = createHash("sha256");
  try {
    for await (const piece of zip.read(entry)) {
      check();
      sum.update(piece);
      if (keep) kept.push(piece);
    }
  } catch (error) {
    if (error instanceof DamagedEntry) return undefined;
    throw error;
  }
  return { sha256: sum.digest("hex"), bytes: keep ? Buffer.concat(kept) : undefined };
}
