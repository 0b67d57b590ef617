import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { _electron, type Browser, type Page } from "@playwright/test";
import type Electron from "electron";
import { findElectron } from "../../electron/windows/electron-program.ts";

const programFolder = join(import.meta.dirname, "..", "..");

/** A file that the person had the program save. */
export type SavedFile = { readonly name: string; readonly path: string };

/** One run of the program with its window. */
export type Run = {
  readonly page: Page;
  /** Does what makes the program offer a file, and takes the file where the host's own dialog would ask for a place. */
  save(offer: () => Promise<void>): Promise<SavedFile>;
  /** The way a person ends it. Resolves once its process is gone. */
  stop(): Promise<void>;
  /** As in a power cut: no chance to finish anything. */
  kill(): Promise<void>;
};

/** `home` takes whatever the program or its browser keep beside the records. */
export type Places = { readonly dataFolder: string; readonly home: string };

export async function runInBrowser(
  browser: Browser,
  { dataFolder, home }: Places,
): Promise<Run & { readonly pid: number }> {
  const args = [join(programFolder, "out", "start.js"), "--browser", "--no-open", "--data", dataFolder];
  const child = spawn(process.execPath, args, { env: environment(home), stdio: ["ignore", "pipe", "inherit"] });
  const context = await browser.newContext({
    viewport: { width: 1360, height: 860 },
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  const page = await context.newPage();
  await page.goto(await printedAddress(child));
  const end = async (signal: NodeJS.Signals) => {
    await context.close();
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  return {
    page,
    pid: child.pid ?? 0,
    async save(offer) {
      const [download] = await Promise.all([page.waitForEvent("download"), offer()]);
      const path = join(home, "saved", download.suggestedFilename());
      await download.saveAs(path);
      return { name: download.suggestedFilename(), path };
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

export async function runInElectron({ dataFolder, home }: Places): Promise<Run> {
  const electron = await findElectron(programFolder);
  if ("missing" in electron) throw new Error(`Electron is not there: ${electron.missing}.`);
  // Without `executablePath` Playwright finds the same program, and holds it back until it can follow its first window.
  const app = await _electron.launch({
    args: [...sandboxArgument(), "--lang=en-GB", programFolder, "--data", dataFolder],
    env: environment(home),
    timezoneId: "Europe/London",
  });
  const child = app.process();
  return {
    page: await app.firstWindow(),
    async save(offer) {
      const folder = join(home, "saved");
      await mkdir(folder, { recursive: true });
      const name = await app.evaluateHandle(takeNextDownload, folder);
      await offer();
      const saved = await name.evaluate(({ done }) => done);
      return { name: saved, path: join(folder, saved) };
    },
    stop: () => app.close(),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** Runs inside Electron's main process. Answers an object, not a promise: the wait begins before the file is offered. */
function takeNextDownload({ BrowserWindow }: typeof Electron, folder: string): { readonly done: Promise<string> } {
  const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
  const done = new Promise<string>((resolve, reject) => {
    session?.once("will-download", (_event, item) => {
      item.setSavePath(`${folder}/${item.getFilename()}`);
      item.once("done", (_done, state) =>
        state === "completed" ? resolve(item.getFilename()) : reject(new Error(state)),
      );
    });
  });
  return { done };
}

/** Chromium's sandbox refuses root, whom containers run tests as. The program itself never passes this. */
export function sandboxArgument(): readonly string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}

export function environment(home: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(inherited), XDG_CONFIG_HOME: home, APPDATA: home, TZ: "Europe/London" };
}

async function printedAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The program's output is not piped.");
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error("The program ended before it printed its address.");
}
