import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";

/** LibreOffices that run, each with the folder in which it has a document unsealed. */
const running = new Map<ChildProcess, string>();
let turn: Promise<unknown> = Promise.resolve();
let endings = 0;

/**
 * One LibreOffice at a time: each takes a processor and hundreds of megabytes, and a script of twenty old documents would
 * start twenty, of which none would end in its time.
 * @returns undefined where all were ended (see `endOffice`) before this one's turn came.
 */
export function inOfficeTurn<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  const asked = endings;
  const step = turn.then(() => (asked === endings ? work() : undefined));
  turn = step.catch(() => undefined);
  return step;
}

/** Runs it to its end, or ends it after so many milliseconds. @param work its folder, on which it may leave a document. */
export function runOffice(
  program: string,
  options: readonly string[],
  work: string,
  longestMilliseconds: number,
): Promise<"ended" | "too-long"> {
  return new Promise((resolve) => {
    // A group of its own: LibreOffice starts a second process, which has to end with it.
    const office = spawn(program, options, {
      cwd: work,
      stdio: "ignore",
      detached: process.platform !== "win32",
      windowsHide: true,
      env: { ...process.env, HOME: work, TMPDIR: work, SAL_USE_VCLPLUGIN: "svp" },
    });
    running.set(office, work);
    const settle = (how: "ended" | "too-long") => {
      clearTimeout(timer);
      running.delete(office);
      resolve(how);
    };
    const timer = setTimeout(() => {
      endGroup(office.pid);
      settle("too-long");
    }, longestMilliseconds);
    office.once("error", () => settle("ended"));
    office.once("exit", () => settle("ended"));
  });
}

/** Ends what runs, and what waits for its turn, and removes the documents: whoever was reading has left. */
export function endOffice(): void {
  endings += 1;
  for (const [office, work] of running) {
    endGroup(office.pid);
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    if (process.platform === "win32") spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}
