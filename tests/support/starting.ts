import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { router } from "../../electron/core/router.ts";
import { type CoreOptions, Workstation } from "../../electron/core/workstation.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { passphrase, resourcesFolder } from "./centre.ts";

/** scrypt's cost in tests: what is tested is never the key derivation. */
export const cheapKdf = 2 ** 10;

export function coreOptions(dataFolder: string): CoreOptions {
  return { dataFolder, resourcesFolder, version: "0.0.0-test", host: "browser", kdfCost: cheapKdf };
}

/** A start of the program on a folder as it lies there, with what a window of it would call. */
export function start(
  dataFolder: string,
  options: Partial<CoreOptions> = {},
): { workstation: Workstation; client: WorkstationClient } {
  const workstation = new Workstation({ ...coreOptions(dataFolder), ...options });
  return { workstation, client: createRouterClient(router, { context: { workstation, connectionId: "test" } }) };
}

export const firstPerson = {
  name: "Sam Staff",
  signInName: "sam",
  roles: ["centre-staff", "assessor", "iqa"] as ("centre-staff" | "assessor" | "iqa")[],
  passphrase,
};

/** Sets a centre up the way the first-run screen does; signed in afterwards. */
export async function setUp(client: WorkstationClient): Promise<void> {
  await client.setUp.createCentre({ centreNumber: "4711", centreName: "Test Centre", person: firstPerson });
}

export const databaseOf = (dataFolder: string) => join(dataFolder, "centre", "workstation.db");
export const backupsOf = (dataFolder: string) => join(dataFolder, "centre", "backups");
