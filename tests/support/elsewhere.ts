import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Status } from "../../shared/contract/system.ts";
import type { RunnerTask } from "./core-runner.ts";
import { coreOptions } from "./starting.ts";

/** Places and people that a test needs the system for. Where the system does not allow one, the reason says so. */
const isRoot = process.getuid?.() === 0;

/** @returns whether the system has this tool and it did what it was asked to. */
function runTool(tool: "mount" | "umount", ...args: string[]): boolean {
  return spawnSync(tool, args).status === 0;
}

function tryMount(options: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "workstation-mount-"));
  if (runTool("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder)) return folder;
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

export type SmallDisk = { readonly folder: string; remount(options: string): void; remove(): void };

/** A file system of its own in memory. Needs root on Linux. */
export function mountSmallDisk(size: string): SmallDisk | undefined {
  if (process.platform !== "linux" || !isRoot) return undefined;
  const folder = tryMount(`size=${size},mode=700`);
  if (folder === undefined) return undefined;
  return {
    folder,
    remount: (options) => {
      if (!runTool("mount", "-o", `remount,${options}`, folder)) throw new Error("The disk could not be remounted.");
    },
    remove: () => {
      runTool("umount", "-l", folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether this machine lets a test make a small disk; asked once, so that a test can be skipped with its reason. */
export const smallDisks: boolean = (() => {
  const disk = mountSmallDisk("1m");
  disk?.remove();
  return disk !== undefined;
})();

const runner = join(import.meta.dirname, "core-runner.ts");

/**
 * Starts the core in another process and answers with its first status; it runs until `end`. `uid` runs it as somebody else
 * (root only).
 */
export async function startElsewhere(
  dataFolder: string,
  options: { uid?: number } = {},
): Promise<{ status: Status; pid: number; end(): Promise<void> }> {
  const identity = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  const task: RunnerTask = { task: "status", options: coreOptions(dataFolder) };
  const child = spawn(process.execPath, [runner, JSON.stringify(task)], {
    ...identity,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (data: Buffer) => {
      text += data.toString("utf8");
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")));
    });
    child.once("exit", (code) => reject(new Error(`The core ended with ${code} before it answered.`)));
  });
  return {
    status: JSON.parse(line) as Status,
    pid: child.pid ?? 0,
    end: async () => {
      child.stdin.end();
      await gone;
    },
  };
}
