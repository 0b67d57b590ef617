import { join } from "node:path";
import { BrowserWindow, dialog, nativeTheme, type Rectangle, type Session } from "electron";
import { productName } from "../core-thread.ts";
import { appOrigin } from "../security/app-protocol.ts";
import { denyNavigation } from "../security/navigation.ts";

/** The colours of the renderer's first paint, so that a window never opens as a white flash in a dark room. */
const background = { light: "#f5f6f8", dark: "#131417" };

/** A new window lies so many pixels below and beside the one that it was opened from, whose title stays in sight. */
const cascade = 32;

/**
 * Shows the program's page in a window of its own.
 * @param beside another window, whose place in the program the new one begins at.
 */
export function openProgramWindow(session: Session, beside?: BrowserWindow): BrowserWindow {
  const window = new BrowserWindow({
    title: productName,
    ...(beside ? besideOf(beside) : { width: 1360, height: 860 }),
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      session,
      preload: join(import.meta.dirname, "preload.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium's own; ours is set by the preload.
      spellcheck: false,
      // A mark typed just before the person looks away is still saved at once.
      backgroundThrottling: false,
    },
  });
  denyNavigation(window.webContents);
  window.once("ready-to-show", () => window.show());
  window.webContents.on("render-process-gone", (_event, details) => {
    if (details.reason !== "clean-exit") void offerToReopen(window);
  });
  void window.loadURL(`${appOrigin}/${beside ? placeOf(beside) : ""}`);
  return window;
}

function besideOf(window: BrowserWindow): Rectangle {
  const { x, y, width, height } = window.getNormalBounds();
  return { x: x + cascade, y: y + cascade, width, height };
}

/** What follows the "#" of a window's address: the screen that it shows. */
function placeOf({ webContents }: BrowserWindow): string {
  const address = webContents.getURL();
  return address.startsWith(`${appOrigin}/`) ? new URL(address).hash : "";
}

/** The page's process ended. The core lives on, so nothing saved is lost: showing the page again is enough. */
async function offerToReopen(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return;
  const { response } = await dialog.showMessageBox(window, {
    type: "error",
    message: "The window stopped working.",
    detail: "Everything that was saved is safe. Show the window again, or close the program.",
    buttons: ["Show again", "Close"],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) window.reload();
  else window.close();
}
