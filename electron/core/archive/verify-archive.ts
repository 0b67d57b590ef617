import { open } from "node:fs/promises";
import type { ArchiveReport } from "../../../shared/contract/archive.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { checkArchive } from "./check-archive.ts";
import type { ReadableFile } from "./zip-reader.ts";

/**
 * The command `npm run archive:verify -- FILE`: needs the file and nothing else, no centre, no database, no passphrase.
 * Ends with 0 where the archive is intact, 1 where something is wrong with it, 2 where it can't be read at all.
 */
async function main(): Promise<number> {
  const [path, ...more] = process.argv.slice(2);
  if (!path || more.length > 0) {
    process.stderr.write("Which archive? Say one file: npm run archive:verify -- FILE\n");
    return 2;
  }
  try {
    return printReport(await verify(path));
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    return 2;
  }
}

async function verify(path: string): Promise<ArchiveReport> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const file: ReadableFile = {
      bytes: size,
      async read(offset, length) {
        const buffer = Buffer.alloc(length);
        const { bytesRead } = await handle.read(buffer, 0, length, offset);
        return buffer.subarray(0, bytesRead);
      },
    };
    for await (const progress of checkArchive(file)) if (progress.step === "checked") return progress.report;
    throw new Error("The check ended without a report.");
  } finally {
    await handle.close();
  }
}

function printReport(report: ArchiveReport): number {
  const { problems, signaturesVoided } = report;
  const voided = signaturesVoided > 0 ? `, of which ${signaturesVoided} voided` : "";
  const lines = [
    report.intact ? "INTACT" : "NOT INTACT",
    `Centre:      ${printable(report.centreName) || "unknown"}`,
    `Made at:     ${printable(report.createdAt) || "unknown"}`,
    `Checked:     ${countOf(report.filesChecked, "file", "files")}, ${countOf(report.learners, "learner", "learners")}, ${countOf(report.scripts, "script", "scripts")}`,
    `Signatures:  ${report.signaturesChecked} checked${voided}`,
    ...(problems.length > 0 ? ["", "Problems:"] : []),
    ...problems.map(({ path, problem }) => `  ${path === "" ? "" : `${printable(path)}: `}${printable(problem)}`),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return report.intact ? 0 : 1;
}

/** An archive comes from anywhere: its texts must not steer the terminal that shows them. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, "?").slice(0, 500);
}

function describeFailure(error: unknown): string {
  if (error instanceof WorkstationError) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "There is no such file.";
  if (code === "EISDIR") return "That is a folder. Name the ZIP file.";
  return "The file can't be read. Check that it is there and that you may open it.";
}

process.exitCode = await main();
