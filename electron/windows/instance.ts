import { createHash } from "node:crypto";
import { join } from "node:path";
import { app } from "electron";
import { defaultDataFolder, productName } from "../core-thread.ts";

/**
 * Chromium's own files live apart from the records, in a folder that holds nothing of a learner. Electron keeps one program
 * per such folder, so a data folder named on the command line gets one of its own: two centres can be open side by side,
 * one centre only once.
 *
 * Answers whether this start is the first for its data folder. Call before Electron is ready.
 */
export function claimInstance(dataFolder: string | undefined): {
  readonly first: boolean;
  readonly dataFolder: string;
} {
  const applicationData = app.getPath("appData");
  const usual = defaultDataFolder(applicationData);
  const chosen = dataFolder ?? usual;
  const suffix = chosen === usual ? "" : `-${createHash("sha256").update(chosen).digest("hex").slice(0, 16)}`;
  const profile = join(applicationData, productName, `window${suffix}`);
  app.setPath("userData", profile);
  app.setPath("sessionData", profile);
  return { first: app.requestSingleInstanceLock(), dataFolder: chosen };
}
