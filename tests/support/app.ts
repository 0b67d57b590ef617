import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type Page } from "@playwright/test";
import { type Run, runInBrowser, runInElectron, type SavedFile } from "./hosts.ts";

export type HostOptions = {
  readonly host: "browser" | "electron";
  /** How often the test that kills the program does it. */
  readonly kills: number;
};

export type RunningProgram = {
  /** The window of the present run: a restart makes a new one. */
  readonly page: Page;
  readonly dataFolder: string;
  /** Gives the window's page so many CSS pixels, in either host. */
  resize(width: number, height: number): Promise<void>;
  /** Zooms the window's page in, or back to 1. */
  zoom: Run["zoom"];
  /** Takes the file that `offer` (a press on "Save", say) makes the program hand out, in either host. */
  save(offer: () => Promise<void>): Promise<SavedFile>;
  /** The address that the host shows before it opens a link of a script; the link is not opened. */
  addressAskedFor(press: () => Promise<void>): Promise<string>;
  /** What the menu of a text offers, and takes an entry of it. In Electron only. */
  menu: Run["menu"];
  /** Takes an entry of the menu above the windows. In Electron only. */
  chooseFromMenu: Run["chooseFromMenu"];
  /** Ends the program the way a person does, if it still runs, and starts it again on the same records. */
  restart(): Promise<void>;
  /** Ends it as a power cut would. `restart` starts it again. */
  kill(): Promise<void>;
};

/** Each test gets a program of its own, on a data folder of its own, in the host that the project names. */
export const test = base.extend<HostOptions & { app: RunningProgram }>({
  host: ["browser", { option: true }],
  kills: [5, { option: true }],

  app: async ({ host, browser }, use, testInfo) => {
    const home = await mkdtemp(join(tmpdir(), "workstation-test-"));
    const dataFolder = join(home, "data");
    const start = () =>
      host === "browser" ? runInBrowser(browser, { dataFolder, home }) : runInElectron({ dataFolder, home });
    let run: Run | null = await start();
    const trace = () => run?.page.context().tracing;
    await trace()?.start({ screenshots: true, snapshots: true });

    await use({
      get page() {
        return running(run).page;
      },
      dataFolder,
      resize: (width, height) => running(run).resize(width, height),
      zoom: (factor) => running(run).zoom(factor),
      save: (offer) => running(run).save(offer),
      addressAskedFor: (press) => running(run).addressAskedFor(press),
      menu: (ask, choose) => running(run).menu(ask, choose),
      chooseFromMenu: (label) => running(run).chooseFromMenu(label),
      async restart() {
        await run?.stop();
        run = await start();
        await trace()?.start({ screenshots: true, snapshots: true });
      },
      async kill() {
        await run?.kill();
        run = null;
      },
    });

    if (run && testInfo.status !== testInfo.expectedStatus) {
      await run.page.screenshot({ path: testInfo.outputPath("screenshot.png") });
      await trace()?.stop({ path: testInfo.outputPath("trace.zip") });
    }
    await run?.stop();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  },
});

function running(run: Run | null): Run {
  if (!run) throw new Error("The program was killed: restart it first.");
  return run;
}

export { expect } from "@playwright/test";
