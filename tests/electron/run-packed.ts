import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build, Platform } from "electron-builder";
import { findElectron } from "../../electron/windows/electron-program.ts";
import { noWindow, runProject } from "./playwright.ts";

/** `npm run test:packed`: packs the program as it is shipped, looks at what went in, and uses its first screen. */
const programFolder = join(import.meta.dirname, "..", "..");
const packedFolder = join(programFolder, "dist", "packed-for-test");

const electron = await findElectron(programFolder);
const missing = noWindow() ?? ("missing" in electron ? electron.missing : null);
if (missing) console.log(`The packed program can't be tested here (${missing}): skipped.`);
else if ("path" in electron) {
  await rm(packedFolder, { recursive: true, force: true });
  // On macOS the program stands three folders down in Electron.app.
  const up = process.platform === "darwin" ? join("..", "..", "..") : "";
  await build({
    targets: Platform.current().createTarget("dir"),
    publish: "never",
    projectDir: programFolder,
    config: {
      extends: "electron-builder.yml",
      electronDist: join(dirname(electron.path), up),
      directories: { output: packedFolder },
    },
  });
  process.exitCode = runProject("packed", { PACKED_FOLDER: packedFolder });
}
