import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createRouterClient } from "@orpc/server";
import { expect, test } from "vitest";
import { signIn } from "../../electron/core/accounts/accounts.ts";
import { router } from "../../electron/core/router.ts";
import { Workstation } from "../../electron/core/workstation.ts";
import { passphrase, resourcesFolder } from "../support/centre.ts";

/** Runs the program in a process of its own until it says this, and ends it there as a power cut would. */
async function killAt(line: string): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "support", "take-in-until-killed.ts")]);
  let home = "";
  for await (const said of createInterface({ input: child.stdout })) {
    if (home === "") home = said;
    if (said === line) break;
  }
  child.kill("SIGKILL");
  await once(child, "exit");
  return home;
}

test.each(["29", "60", "95"])(
  "a program that is killed while it indexes, at script %s, finds every script when it is started again",
  async (line) => {
    const home = await killAt(line);
    const options = { dataFolder: join(home, "data"), resourcesFolder, version: "0.0.0-test", kdfCost: 2 ** 12 };
    const workstation = new Workstation({ ...options, host: "browser" });
    try {
      const { now } = workstation;
      workstation.startSession(await signIn(workstation.requireCentre(), "staff", passphrase, now, 2 ** 12));
      await workstation.texts.settle();
      const client = createRouterClient(router, { context: { workstation, connectionId: "test" } });
      const scripts = await client.scripts.list();
      expect(scripts.length).toBeGreaterThanOrEqual(Number(line));
      expect(await client.search.status()).toMatchObject({ indexed: scripts.length, waiting: 0, unreadable: 0 });
      for (const number of [1, Math.floor(scripts.length / 2), Number(line)])
        expect((await client.search.find({ words: `"number ${number}"` })).hits).toHaveLength(1);
      // One volume, in two files; what a cut-short writing left is gone.
      expect(readdirSync(workstation.folder.index)).toHaveLength(2);
    } finally {
      await workstation.stop();
      await rm(home, { recursive: true, force: true });
    }
  },
  60_000,
);
