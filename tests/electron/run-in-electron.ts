import { join } from "node:path";
import { findElectron } from "../../electron/windows/electron-program.ts";
import { noWindow, runProject } from "./playwright.ts";

/** `npm run test:electron`: the end-to-end specs in the real Electron. */
const electron = await findElectron(join(import.meta.dirname, "..", ".."));
const missing = noWindow() ?? ("missing" in electron ? electron.missing : null);
if (missing) console.log(`Electron can't be tested here (${missing}): skipped.`);
else process.exitCode = runProject("electron");
