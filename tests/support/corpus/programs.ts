import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Runs a program quietly. @returns whether it ended well. */
export async function tryRun(program: string, options: readonly string[], cwd: string): Promise<boolean> {
  return run(program, [...options], { cwd, timeout: 180_000, maxBuffer: 16 * 1024 * 1024 }).then(
    () => true,
    () => false,
  );
}

/** Whether a program is on this machine; its version is asked for, nothing else. */
export async function hasProgram(program: string, option = "--version"): Promise<boolean> {
  return run(program, [option], { timeout: 60_000 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT" && error.code !== "EACCES",
  );
}
