import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { SignInPage } from "../e2e/pages/start-pages.ts";
import { chromiumProgram } from "../support/chromium.ts";
import { runInBrowser } from "../support/hosts.ts";
import { passphrase, withCentre } from "./centre.ts";

export type Program = {
  readonly browser: Browser;
  /** Signed in. */
  readonly page: Page;
  /** For files and the like; removed afterwards. */
  readonly home: string;
  /** Of the process whose thread the core runs in. */
  readonly pid: number;
};

/**
 * The built program in its browser host, with Playwright's Chromium as its window, on records that `seed` made.
 * @param forgetReadings so that each document is read anew when it is opened, as right after it was taken in.
 */
export async function withProgram<Seed>(
  seed: (client: WorkstationClient, home: string) => Promise<Seed>,
  work: (program: Program, seeded: Seed) => Promise<void>,
  { forgetReadings = false } = {},
): Promise<void> {
  await withCentre(seed, async (seeded, home) => {
    const dataFolder = join(home, "data");
    if (forgetReadings) await rm(join(dataFolder, "centre", "readings"), { recursive: true, force: true });
    const browser = await chromium.launch({ executablePath: await chromiumProgram() });
    const run = await runInBrowser(browser, { dataFolder, home });
    try {
      await new SignInPage(run.page).signIn("bea", passphrase);
      await run.page.getByRole("navigation", { name: "Main" }).waitFor();
      await work({ browser, page: run.page, home, pid: run.pid }, seeded);
    } finally {
      await run.stop();
      await browser.close();
    }
  });
}

/** Goes there as a link inside the program does. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    location.hash = address;
  }, path);
}

/** From the press on a link to what it opens being painted, in milliseconds of the page's own clock. */
export function timeOpening(page: Page, path: string, selector: string): Promise<number> {
  return page.evaluate(
    ([address, wanted]) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = () => {
          if (!document.querySelector(wanted)) return requestAnimationFrame(look);
          // Drawn in this frame: shown when the next one begins.
          return requestAnimationFrame(() => resolve(performance.now() - began));
        };
        location.hash = address;
        look();
      }),
    [path, selector] as const,
  );
}
