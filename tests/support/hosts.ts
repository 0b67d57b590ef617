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
  /** Gives the page so many CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Zooms the page in, or back to 1: so many times fewer CSS pixels. */
  zoom(factor: number): Promise<void>;
  /** Does what makes the program offer a file, and takes the file where the host's own dialog would ask for a place. */
  save(offer: () => Promise<void>): Promise<SavedFile>;
  /** Presses a link that leads outside, reads the address that the host shows before it opens anything, and cancels. */
  addressAskedFor(press: () => Promise<void>): Promise<string>;
  /** What the menu of the text offers that `ask` asks it for; the entry named `choose` is chosen. In Electron only. */
  menu(ask: () => Promise<void>, choose?: string): Promise<readonly string[]>;
  /** Takes an entry of the menu above the windows. In Electron only. */
  chooseFromMenu(label: string): Promise<void>;
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
  const window = { width: 1360, height: 860 };
  const context = await browser.newContext({
    viewport: window,
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  const page = await context.newPage();
  await page.goto(await printedAddress(child));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  return {
    page,
    resize: (width, height) => page.setViewportSize({ width, height }),
    zoom: (factor) =>
      page.setViewportSize({ width: Math.round(window.width / factor), height: Math.round(window.height / factor) }),
    pid: child.pid ?? 0,
    async save(offer) {
      const [download] = await Promise.all([page.waitForEvent("download"), offer()]);
      const path = join(home, "saved", download.suggestedFilename());
      await download.saveAs(path);
      return { name: download.suggestedFilename(), path };
    },
    async addressAskedFor(press) {
      await press();
      const dialog = page.getByRole("dialog", { name: "A link in the script" });
      const address = await dialog.getByRole("textbox", { name: "Full address" }).inputValue();
      await dialog.getByRole("button", { name: "Cancel" }).click();
      return address;
    },
    menu: () => Promise.reject(new Error("A browser's own menu can't be looked at.")),
    chooseFromMenu: () => Promise.reject(new Error("A browser's own menu can't be pressed.")),
    async stop() {
      await context.close();
      await end("SIGTERM");
    },
    // The page goes after the program: the program is killed with its window open, whatever that is doing.
    async kill() {
      await end("SIGKILL");
      await context.close();
    },
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
  const page = await app.firstWindow();
  return {
    page,
    async resize(width, height) {
      await app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      );
      await page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, { width, height });
    },
    async zoom(factor) {
      // After the call has been answered: what zooming sets in motion can take the answer's promise away before it is read.
      await app.evaluate(({ BrowserWindow }, by) => {
        setImmediate(() => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by));
      }, factor);
      await page.waitForFunction((by) => Math.abs(outerWidth / innerWidth - by) < 0.1, factor);
    },
    async save(offer) {
      const folder = join(home, "saved");
      await mkdir(folder, { recursive: true });
      const name = await app.evaluateHandle(takeNextDownload, folder);
      await offer();
      const saved = await name.evaluate(({ done }) => done);
      return { name: saved, path: join(folder, saved) };
    },
    async addressAskedFor(press) {
      const question = await app.evaluateHandle(cancelNextQuestion);
      await press();
      return (await question.evaluate(({ detail }) => detail)).split("\n")[0] ?? "";
    },
    async menu(ask, choose) {
      const shown = await app.evaluateHandle(takeNextMenu, choose ?? "");
      await ask();
      return shown.evaluate(({ labels }) => labels);
    },
    chooseFromMenu: (label) => app.evaluate(pressInMenu, label),
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

/** Runs inside Electron's main process: the system's own message box can't be pressed by a test. */
function cancelNextQuestion({ dialog }: typeof Electron): { readonly detail: Promise<string> } {
  const ask = dialog.showMessageBox;
  const detail = new Promise<string>((resolve) => {
    dialog.showMessageBox = (async (_window: unknown, options: Electron.MessageBoxOptions) => {
      dialog.showMessageBox = ask;
      resolve(options.detail ?? "");
      return { response: options.cancelId ?? 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  });
  return { detail };
}

/** Runs inside Electron's main process: a native menu would wait for a hand. */
function takeNextMenu({ Menu }: typeof Electron, choose: string): { readonly labels: Promise<string[]> } {
  const { popup } = Menu.prototype;
  const labels = new Promise<string[]>((resolve) => {
    Menu.prototype.popup = function show(this: Electron.Menu) {
      Menu.prototype.popup = popup;
      this.items.find(({ label }) => label === choose)?.click();
      resolve(this.items.map(({ label, role, enabled }) => (enabled ? label || role || "" : "")));
    };
  });
  return { labels };
}

/** Runs inside Electron's main process. */
function pressInMenu({ Menu }: typeof Electron, label: string): void {
  const entries = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
  const entry = entries?.find((item) => item.label === label);
  if (!entry?.enabled) throw new Error(`The menu offers no ${label}.`);
  entry.click();
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
