import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type ElectronProgram = { readonly path: string } | { readonly missing: string };

/**
 * Electron's own program. Its package fetches it at first use, from outside the package registry, and fails where that can't
 * be reached; a network that swallows the attempt in silence is given up on after `waitMilliseconds`.
 */
export async function findElectron(programFolder: string, waitMilliseconds = 120_000): Promise<ElectronProgram> {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) {
    const path = join(given, relativeProgramPath());
    return existsSync(path) ? { path } : { missing: "ELECTRON_OVERRIDE_DIST_PATH holds none" };
  }
  const folder = packageFolder(programFolder);
  if (!folder) return { missing: "its package is not installed" };
  const path = installedProgram(folder);
  if (path) return { path };
  const fetched = await run(process.execPath, [join(folder, "install.js")], waitMilliseconds);
  const nowThere = fetched ? installedProgram(folder) : null;
  return nowThere ? { path: nowThere } : { missing: "it could not be downloaded" };
}

/** Why a window can't be shown here, or null. Known beforehand, it spares a start that fails with a page of noise. */
export function noScreen(): string | null {
  if (process.platform !== "linux") return null;
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? null : "there is no screen";
}

function packageFolder(programFolder: string): string | null {
  try {
    return dirname(createRequire(join(programFolder, "package.json")).resolve("electron/package.json"));
  } catch {
    return null;
  }
}

function installedProgram(packageFolder: string): string | null {
  try {
    const path = join(packageFolder, "dist", readFileSync(join(packageFolder, "path.txt"), "utf8"));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

function relativeProgramPath(): string {
  if (process.platform === "darwin") return join("Electron.app", "Contents", "MacOS", "Electron");
  return process.platform === "win32" ? "electron.exe" : "electron";
}

function run(program: string, args: readonly string[], milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: "ignore", timeout: milliseconds, killSignal: "SIGKILL" });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
