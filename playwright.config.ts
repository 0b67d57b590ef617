import { defineConfig } from "@playwright/test";
import type { HostOptions } from "./tests/support/app.ts";
import { chromiumProgram } from "./tests/support/chromium.ts";

const ci = Boolean(process.env.CI);

/**
 * The same specs drive both hosts. `browser` needs Node and npm only; `electron` and `packed` are started by their npm
 * scripts, which first see whether Electron can be had. `kills` is one of the specs, at length.
 */
export default defineConfig<HostOptions>({
  outputDir: "test-results/artifacts",
  timeout: 150_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: ci,
  // A machine that stands still for seconds is no fault of the program's; CI names what passed only at the second try.
  retries: ci ? 1 : 0,
  use: { launchOptions: { executablePath: await chromiumProgram() } },
  reporter: ci
    ? [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "test-results/browser.json" }]]
    : [["list"]],
  projects: [
    { name: "browser", testDir: "tests/e2e/specs", use: { host: "browser" } },
    { name: "electron", testDir: "tests/e2e/specs", use: { host: "electron" } },
    {
      name: "kills",
      testDir: "tests/e2e/specs",
      testMatch: "kills.spec.ts",
      use: { host: "browser", kills: Number(process.env.KILLS ?? 200) },
    },
    { name: "packed", testDir: "tests/electron" },
  ],
});
