import { spawn } from "node:child_process";
import { join } from "node:path";
import { runBrowserHost } from "./browser-host/run.ts";
import { commandLine, productName } from "./core-thread.ts";
import { findElectron, noScreen } from "./windows/electron-program.ts";

/**
 * `npm start`: opens the program in Electron where it can, else in the browser.
 *
 *   --data FOLDER   keep the records there
 *   --electron      Electron or nothing        --browser   the browser, without looking for Electron
 *   --no-open       with the browser: print the address, open nothing
 */

/** An Electron that can't run here (no libraries, no sandbox for root) ends at once; one that lasts has shown its window. */
const startMilliseconds = 10_000;

const programFolder = join(import.meta.dirname, "..");
const args = process.argv.slice(2);
const { dataFolder, has } = commandLine(args);
const inBrowser = has("browser") || has("no-open");

const refusal = inBrowser ? null : await runElectron();
if (refusal && has("electron")) {
  console.error(`${productName} did not start in Electron: ${refusal}.`);
  process.exitCode = 1;
} else if (inBrowser || refusal) {
  if (refusal) console.log(`Electron can't be used here (${refusal}): ${productName} runs in your browser instead.`);
  await runBrowserHost({ dataFolder, programFolder, openBrowser: !has("no-open") });
}

/** Runs until the window is closed. Answers why it could not be shown, or null. */
async function runElectron(): Promise<string | null> {
  const nowhere = noScreen();
  if (nowhere) return nowhere;
  const electron = await findElectron(programFolder);
  if ("missing" in electron) return electron.missing;

  const own = new Set(["--electron", "--browser", "--no-open"]);
  const passed = args.filter((argument) => !own.has(argument));
  const startedAt = Date.now();
  const child = spawn(electron.path, [programFolder, ...passed], { stdio: has("electron") ? "inherit" : "ignore" });
  let interrupted = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      interrupted = true;
      child.kill(signal);
    });
  }
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(-1));
    child.once("exit", (exitCode) => resolve(exitCode));
  });
  if (code === 0 || interrupted) return null;
  if (Date.now() - startedAt < startMilliseconds) return "it ended at once";
  process.exitCode = code ?? 1;
  return null;
}
