import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { noScreen } from "../../electron/windows/electron-program.ts";

/** Runs one project of the Playwright tests, on a made-up screen where there is none. Answers its exit code. */
export function runProject(project: string, environment: Record<string, string> = {}): number {
  const playwright = join(dirname(createRequire(import.meta.url).resolve("@playwright/test/package.json")), "cli.js");
  const command = [process.execPath, playwright, "test", `--project=${project}`, ...process.argv.slice(2)];
  const [program = "", ...args] = noScreen() ? [...(virtualScreen() ?? []), ...command] : command;
  const reportTo = { PLAYWRIGHT_JSON_OUTPUT_FILE: `test-results/${project}.json` };
  const env = { ...process.env, ...reportTo, ...environment };
  return spawnSync(program, args, { stdio: "inherit", env }).status ?? 1;
}

/** Why windows can't be tested here, or null. */
export function noWindow(): string | null {
  return noScreen() && !virtualScreen() ? "there is no screen, and no xvfb-run to make one up" : null;
}

/** A program that makes a screen up, for as long as the tests run. */
function virtualScreen(): readonly string[] | null {
  const there = spawnSync("xvfb-run", ["--help"], { stdio: "ignore" }).status === 0;
  return there ? ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1000x24"] : null;
}
