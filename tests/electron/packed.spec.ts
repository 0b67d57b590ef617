import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRawHeader, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { expect, test } from "@playwright/test";
import packageJson from "../../package.json" with { type: "json" };
import { fixture } from "../e2e/pages/centre-work-pages.ts";
import { ReadingScreen, startReading } from "../e2e/pages/reading-pages.ts";
import { scanOfPages } from "../support/corpus/tiffs.ts";
import { packedProgram, runPacked } from "./packed-program.ts";

const { program, resources } = packedProgram();
const packed = () =>
  listPackage(join(resources, "app.asar"), { isPack: false }).map((path) => path.replaceAll("\\", "/"));

test("the package holds the built program and nothing it was built from", () => {
  const files = packed();
  expect(files).toContain("/out/main.js");
  expect(files).toContain("/out/core-worker.js");
  expect(files).toContain("/out/renderer/index.html");
  const unwanted = /\.(map|tsx?|cpp|hpp|gyp)$|\/(tests?|\.ci|electron|renderer\/features|shared)\/|\.(test|spec)\./;
  expect(files.filter((path) => unwanted.test(path))).toEqual([]);
});

test("the package holds no dependency besides the one with native code", () => {
  const dependencies = packed().flatMap((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1] ?? []);
  expect(dependencies.filter((name) => !name.startsWith("@"))).toEqual(["better-sqlite3"]);
  const developmentOnly = Object.keys(packageJson.devDependencies);
  expect(dependencies.filter((name) => developmentOnly.includes(name))).toEqual([]);
  const native = packed().filter((path) => path.endsWith(".node"));
  expect(native).toHaveLength(1);
});

test("the native code lies outside the archive, and the catalogue beside it", async () => {
  const unpacked = packed().filter((path) => path.endsWith(".node"));
  for (const path of unpacked) expect((await stat(join(resources, "app.asar.unpacked", path))).isFile()).toBe(true);
  expect((await stat(join(resources, "resources", "qualifications"))).isDirectory()).toBe(true);
  expect(getRawHeader(join(resources, "app.asar")).header.files).toBeDefined();
});

test("the program's fuses leave no way to run other code in its name", async () => {
  const fuses = await getCurrentFuseWire(program);
  const states = (option: FuseV1Options) => fuses[option];
  for (const closed of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]) {
    expect(states(closed)).toBe(FuseState.DISABLE);
  }
  for (const open of [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]) {
    expect(states(open)).toBe(FuseState.ENABLE);
  }
});

test("the packed program sets up a centre on its first screen, and closes cleanly", async () => {
  const home = await mkdtemp(join(tmpdir(), "packed-"));
  const run = await runPacked(program, { dataFolder: join(home, "data"), home });
  try {
    const { page } = run;
    await expect(page.getByRole("heading", { name: "Set up your centre" })).toBeVisible();
    await page.getByLabel("Centre number").fill("C-0001");
    await page.getByLabel("Centre name").fill("Packed Centre");
    await page.getByLabel("Your name").fill("Robin Packer");
    await page.getByLabel("Sign-in name").fill("robin");
    await page.getByLabel("Passphrase", { exact: true }).fill("quiet orchard lantern bridge");
    await page.getByLabel("The same passphrase again").fill("quiet orchard lantern bridge");
    await page.getByRole("button", { name: "Set up the centre" }).click();
    await expect(page.getByRole("heading", { name: "Your centre's recovery code" })).toBeVisible({ timeout: 30_000 });
    expect(await run.close()).toBe(0);
  } finally {
    run.kill();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("the packed program shows what needs data of its own: a scan as TIFF, a PDF, a Word document", async () => {
  test.setTimeout(180_000);
  const home = await mkdtemp(join(tmpdir(), "packed-"));
  const scan = join(home, "scan.tiff");
  await writeFile(scan, scanOfPages(2));
  const run = await runPacked(program, { dataFolder: join(home, "data"), home });
  try {
    const { page } = run;
    const files = [scan, fixture("assignment.pdf"), fixture("assignment.docx")];
    await startReading(page, { learner: "Ines Fenwärd-Okoli", files });
    const { area } = new ReadingScreen(page);
    const open = (name: RegExp) => page.getByRole("tab", { name }).click();
    await expect(area.getByRole("img", { name: /^Page 1 of 2/ })).toBeVisible({ timeout: 30_000 });
    await open(/assignment\.pdf$/);
    await expect(area.getByText("hardly anyone begins with")).toBeVisible({ timeout: 30_000 });
    await open(/assignment\.docx$/);
    await expect(area.getByText("Pendle Row Instruments makes")).toBeVisible({ timeout: 30_000 });
  } finally {
    run.kill();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
});
