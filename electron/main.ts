import { join } from "node:path";
import { app, dialog, powerMonitor, type Session, session } from "electron";
import { commandLine, productName, startCore } from "./core-thread.ts";
import { declareAppProtocol, serveAppProtocol } from "./security/app-protocol.ts";
import { allowOwnDownloads } from "./security/downloads.ts";
import { denyNetwork } from "./security/network.ts";
import { askBeforeLinks } from "./security/outside-links.ts";
import { denyPermissions } from "./security/permissions.ts";
import { checkSpelling } from "./windows/check-spelling.ts";
import { claimInstance } from "./windows/instance.ts";
import { setMenu } from "./windows/menu.ts";
import { relayPorts } from "./windows/port-relay.ts";
import { Spelling } from "./windows/spelling.ts";
import { ProgramWindows } from "./windows/windows.ts";

app.setName(productName);
declareAppProtocol();

const { first, dataFolder } = claimInstance(commandLine(process.argv.slice(1)).dataFolder);
// Not awaited: Electron becomes ready only once this module has been read to its end.
if (first) void app.whenReady().then(run);
else app.exit(0);

function run(): void {
  const resourcesFolder = join(app.isPackaged ? process.resourcesPath : app.getAppPath(), "resources");
  const core = startCore({
    dataFolder,
    resourcesFolder,
    version: app.getVersion(),
    host: "electron",
  });
  const spelling = new Spelling(join(import.meta.dirname, "spelling"), join(resourcesFolder, "spelling", "words.txt"));
  const windows = new ProgramWindows(guardedSession(), (window) => {
    relayPorts(window.webContents, core);
    askBeforeLinks(window);
    checkSpelling(window, spelling);
  });
  setMenu({ openWindow: windows.open });
  windows.open();

  app.on("second-instance", windows.bringToFront);
  app.on("window-all-closed", () => app.quit());
  app.on("will-quit", (event) => {
    event.preventDefault();
    void core.stop().then(() => app.exit(0));
  });
  powerMonitor.on("suspend", () => core.lock());
  powerMonitor.on("lock-screen", () => core.lock());
  void core.died.then(stopAfterFailure);
}

/** What all windows share: whatever leaves the page is refused here, whichever window it is. */
function guardedSession(): Session {
  // Without "persist:" Chromium keeps what it caches in memory only: nothing a person saw stays on the disk.
  const ours = session.fromPartition("workstation", { cache: false });
  denyPermissions(ours);
  denyNetwork(ours);
  allowOwnDownloads(ours);
  serveAppProtocol(ours, join(import.meta.dirname, "renderer"));
  return ours;
}

function stopAfterFailure(error: Error): void {
  dialog.showErrorBox(
    `${productName} has to close`,
    `The part of the program that keeps the records ended. Everything that was saved is safe. Start the program again; if this comes back, tell whoever looks after it: ${error.name}.`,
  );
  app.exit(1);
}
